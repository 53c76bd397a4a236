import { DEFAULT_ADDRESS, readAddress, type Address } from "../address.js";
import { refusePlainText, type TokenSource } from "../token.js";
import type { ClientOptions } from "./options.js";
import { tokenFile } from "./files.js";

/** What the code and the environment say together. */
export interface Settings {
  readonly address: Address;
  readonly token: TokenSource | undefined;
  readonly caFile: string | undefined;
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
}

/** The code wins over the environment. An empty variable is none. */
export function readSettings(options: ClientOptions): Settings {
  const environment = options.environment ?? process.env;
  const variable = (name: string) => (environment[name] === "" ? undefined : environment[name]);
  const caFile = options.caFile ?? variable("KIWOOM_GATEWAY_CA_FILE");
  const certificateFile = options.certificateFile ?? variable("KIWOOM_GATEWAY_CERTIFICATE_FILE");
  const keyFile = options.keyFile ?? variable("KIWOOM_GATEWAY_KEY_FILE");
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    throw new RangeError("A certificate and its private key belong together: set the files of both, or of none.");
  }
  const address = readAddress(options.address ?? variable("KIWOOM_GATEWAY") ?? DEFAULT_ADDRESS, caFile !== undefined);
  const token =
    readTokenSource(options.token, options.tokenFile) ??
    readTokenSource(variable("KIWOOM_GATEWAY_TOKEN"), variable("KIWOOM_GATEWAY_TOKEN_FILE"));
  if (token !== undefined) refusePlainText(address);
  return { address, token, caFile, certificateFile, keyFile };
}

function readTokenSource(token: TokenSource | undefined, file: string | undefined): TokenSource | undefined {
  if (token !== undefined && file !== undefined) throw new RangeError("Set a token, or a file with it: not both.");
  return file === undefined ? token : tokenFile(file);
}
