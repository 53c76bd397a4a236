import type { SecureClientSessionOptions } from "node:http2";

import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";

import type { Connection } from "../connections.js";
import { readSettingFile } from "./files.js";
import type { Settings } from "./settings.js";

/** Answers of the gateway have at most 4 MiB, by its own rule; a single event never comes near. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Opens gRPC over HTTP/2. Certificates are read for each connection, so that they can be renewed. */
export async function openConnection(settings: Settings): Promise<Connection> {
  const nodeOptions = settings.address.tls ? await certificates(settings) : {};
  const baseUrl = settings.address.url;
  const sessionManager = new Http2SessionManager(baseUrl, undefined, nodeOptions);
  const transport = createGrpcTransport({ baseUrl, sessionManager, readMaxBytes: MOST_BYTES });
  return {
    transport,
    close: () => {
      sessionManager.abort();
    },
  };
}

async function certificates({ caFile, certificateFile, keyFile }: Settings): Promise<SecureClientSessionOptions> {
  return {
    ...(caFile === undefined ? {} : { ca: await readSettingFile(caFile, "authorities") }),
    ...(certificateFile === undefined ? {} : { cert: await readSettingFile(certificateFile, "certificate") }),
    ...(keyFile === undefined ? {} : { key: await readSettingFile(keyFile, "private key") }),
  };
}
