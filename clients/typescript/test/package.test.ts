// What npm packs is complete: a project that installs it compiles and runs the README.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PACKAGE, skip, startHouse } from "./house.js";
import { run } from "./program.js";

void test("The committed contract is what the generator writes.", async () => {
  const { status, errors } = await run(join(PACKAGE, "generate"), ["--check"]);
  assert.equal(status, 0, errors);
});

/** The code blocks of the README, with the names of files that they go to. */
async function blocks(): Promise<[string, string][]> {
  const text = await readFile(join(PACKAGE, "README.md"), "utf8");
  const found = [...text.matchAll(/^```ts( browser)?\n(.*?)^```$/gms)];
  return found.map(([, browser, code = ""], i) => [`${browser === undefined ? "block" : "browser"}_${i}.ts`, code]);
}

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "esnext.disposable", "dom"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
  },
  include: ["*.ts"],
};

/** A project with the packed package, and every code block of the README. */
async function project(folder: string): Promise<string[]> {
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", `--pack-destination=${folder}`], {}, PACKAGE);
  assert.equal(packed.status, 0, packed.errors);
  const [archive] = JSON.parse(packed.lines.join("")) as { filename: string; files: { path: string }[] }[];
  assert.ok(archive !== undefined);
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "@kiwoom-gateway"), { recursive: true });
  const unpacked = await run("tar", ["-xzf", archive.filename, "-C", modules], {}, folder);
  assert.equal(unpacked.status, 0, unpacked.errors);
  await cp(join(modules, "package"), join(modules, "@kiwoom-gateway/client"), { recursive: true });
  for (const name of ["@bufbuild", "@connectrpc", "@types", "undici-types"]) {
    await symlink(join(PACKAGE, "node_modules", name), join(modules, name));
  }
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  for (const [name, code] of await blocks()) await writeFile(join(folder, name), code);
  return archive.files.map(({ path }) => path);
}

void test("The packed package has its types, and the README compiles and runs with it.", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "kiwoom-package-"));
  try {
    const files = await project(folder);
    for (const file of ["node.js", "node.d.ts", "node.d.ts.map", "node.js.map", "browser.js", "testing.d.ts"]) {
      assert.ok(files.includes(`dist/${file}`), `dist/${file} is packed`);
    }
    assert.ok(files.includes("src/node.ts") && !files.some((file) => file.includes(".test.")));
    const compiled = await run(join(PACKAGE, "node_modules/.bin/tsc"), ["-p", folder]);
    assert.equal(compiled.status, 0, compiled.lines.join("\n"));
    assert.ok((await blocks()).length >= 6);
    if (skip !== false) {
      context.diagnostic(skip);
      return;
    }
    await using house = await startHouse({ simulatorFlags: ["--rate=100"] });
    for (const [name] of (await blocks()).filter(([block]) => block.startsWith("block"))) {
      const script = join(folder, name.replace(".ts", ".js"));
      const { status, errors } = await run("node", [script], { KIWOOM_GATEWAY: house.address });
      assert.equal(status, 0, `${name}: ${errors}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
