import { spawn } from "node:child_process";

export interface Ended {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}, cwd?: string) {
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, lines: output.split("\n").filter((line) => line !== ""), errors });
    });
  });
}
