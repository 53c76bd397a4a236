// For tests of users: a simulated broker and a gateway in front of it, started from their programs.

import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Where the programs are: `findPrograms` finds them. */
export interface Programs {
  readonly gateway: string;
  readonly simulator: string;
}

export interface HouseOptions {
  readonly programs: Programs;
  /** Flags of the simulator, such as `--rate=100` or `--admin`. */
  readonly simulatorFlags?: readonly string[];
  /** Flags of the gateway, such as `--accounts`. */
  readonly gatewayFlags?: readonly string[];
}

/**
 * The programs by `KIWOOM_GATEWAY_BIN` and `KIWOOM_SIMULATOR_BIN`, else those in `PATH`, else those in these folders,
 * such as the `out/bin` of a source tree. `undefined` if there are none.
 */
export async function findPrograms(folders: readonly string[] = []): Promise<Programs | undefined> {
  const gateway = await findProgram("KIWOOM_GATEWAY_BIN", "kiwoom_gateway", "service", folders);
  const simulator = await findProgram("KIWOOM_SIMULATOR_BIN", "kiwoom_simulator", "simulator", folders);
  return gateway === undefined || simulator === undefined ? undefined : { gateway, simulator };
}

async function findProgram(variable: string, name: string, part: string, folders: readonly string[]) {
  const named = process.env[variable];
  if (named !== undefined && named !== "") return named;
  const path = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name));
  for (const candidate of [...path, ...folders.map((folder) => join(folder, part, name))]) {
    if (await access(candidate).then(() => true, () => false)) return candidate;
  }
  return undefined;
}

/** A simulated broker and a gateway, on free ports. */
export class House implements AsyncDisposable {
  readonly #programs: Programs;
  readonly #folder: string;
  readonly #gatewayFlags: readonly string[];
  #simulator: ChildProcess | undefined;
  #gateway: ChildProcess | undefined;
  #ports: Readonly<Record<string, number>> = {};
  #address = "";

  private constructor(programs: Programs, folder: string, gatewayFlags: readonly string[]) {
    this.#programs = programs;
    this.#folder = folder;
    this.#gatewayFlags = gatewayFlags;
  }

  static async start({ programs, simulatorFlags = [], gatewayFlags = [] }: HouseOptions): Promise<House> {
    const house = new House(programs, await mkdtemp(join(tmpdir(), "kiwoom-")), gatewayFlags);
    try {
      await house.#startSimulator(simulatorFlags);
      await house.startGateway();
    } catch (error) {
      await house[Symbol.asyncDispose]();
      throw error;
    }
    return house;
  }

  /** The gateway's, for clients. */
  get address(): string {
    return this.#address;
  }

  /** Calls the simulator's `/simulator/NAME`, such as a fault. It needs the flag `--admin`. */
  async simulate(name: string, body = ""): Promise<string> {
    const { request } = await import("node:https");
    const ca = await readFile(join(this.#folder, "certificate.pem"));
    const place = { host: "127.0.0.1", port: this.#ports["rest_port"], path: `/simulator/${name}` };
    return new Promise((resolve, reject) => {
      const call = request({ ...place, method: "POST", ca, servername: "localhost" }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`The simulator refused ${name}: ${text}`));
        });
      });
      call.on("error", reject).end(body);
    });
  }

  /** Stops the gateway as an operator does: it drains its streams first. */
  async stopGateway(): Promise<void> {
    await stop(this.#gateway, "SIGTERM");
    this.#gateway = undefined;
  }

  /** Ends the gateway as a crash does. */
  async killGateway(): Promise<void> {
    await stop(this.#gateway, "SIGKILL");
    this.#gateway = undefined;
  }

  /** Starts a gateway where the first one was. */
  async startGateway(): Promise<void> {
    const port = this.#address === "" ? "0" : this.#address.slice(this.#address.lastIndexOf(":") + 1);
    const broker = ["https", "wss"].map((scheme) => {
      const key = scheme === "https" ? "rest_port" : "websocket_port";
      return `${scheme}://127.0.0.1:${this.#ports[key] ?? 0}`;
    });
    const flags = [
      `--broker=${broker.join(",")}`,
      `--broker_ca_file=${join(this.#folder, "certificate.pem")}`,
      `--app_key_file=${join(this.#folder, "app_key")}`,
      `--secret_key_file=${join(this.#folder, "secret_key")}`,
      `--listen=127.0.0.1:${port}`,
      "--admin_listen=",
      ...this.#gatewayFlags,
    ];
    const [gateway, ports] = await this.#start("gateway", this.#programs.gateway, flags);
    this.#gateway = gateway;
    this.#address = `127.0.0.1:${ports["grpc_port"] ?? 0}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await stop(this.#gateway, "SIGTERM");
    await stop(this.#simulator, "SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #startSimulator(flags: readonly string[]): Promise<void> {
    for (const key of ["app_key", "secret_key"]) {
      await writeFile(join(this.#folder, key), randomBytes(16).toString("hex"), { mode: 0o600 });
    }
    // The simulator creates both files.
    const files = [`--cert=${join(this.#folder, "certificate.pem")}`, `--key=${join(this.#folder, "key.pem")}`];
    const own = ["--rest_port=0", "--websocket_port=0", "--value_on_registration", ...files];
    [this.#simulator, this.#ports] = await this.#start("simulator", this.#programs.simulator, [...own, ...flags]);
  }

  /** Starts a program and waits until it has written its ports. */
  async #start(name: string, program: string, flags: readonly string[]) {
    const file = join(this.#folder, `${name}.json`);
    await rm(file, { force: true });
    const child = spawn(program, [...flags, `--ports_file=${file}`], { stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (log = (log + text).slice(-4000)));
    const ended = new Promise<string>((resolve) => {
      child.on("error", (error) => {
        resolve(error.message);
      });
      child.on("exit", () => {
        resolve(log);
      });
    });
    for (;;) {
      const text = await readFile(file, "utf8").catch(() => "");
      if (text !== "") return [child, JSON.parse(text) as Record<string, number>] as const;
      const end = await Promise.race([ended, wait(50)]);
      if (end !== undefined) throw new Error(`The ${name} did not start: ${end}`);
    }
  }
}

async function stop(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await exited;
}
