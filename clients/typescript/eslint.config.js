import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

// Values whose text is what one wants to read.
const TEXTS = [{ from: "file", name: ["Decimal", "Instant", "PlainDate"] }];

export default defineConfig(
  { ignores: ["build/", "dist/", "node_modules/", "src/contract/"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js"] } } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allow: TEXTS, allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Fakes say what a test needs, and tests write messages with the numbers of the wire.
  {
    files: ["test/**", "bench/**", "**/*.test.ts"],
    rules: { "@typescript-eslint/no-unsafe-enum-assignment": "off" },
  },
  // Tables give the numbers of enums as numbers.
  { files: ["src/values/**"], rules: { "@typescript-eslint/no-unsafe-enum-assignment": "off" } },
);
