import { readFile } from "node:fs/promises";

/** Reads a file of a setting. The error names the file and never what is in it. */
export async function readSettingFile(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new Error(`The file with the ${what}, ${path}, cannot be read (${code}).`, { cause: error });
  }
}

export function tokenFile(path: string): () => Promise<string> {
  return () => readSettingFile(path, "token");
}
