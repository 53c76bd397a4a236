/** Where a gateway is, and whether the way to it is encrypted. */
export interface Address {
  /** `https://HOST:PORT` or `http://HOST:PORT`. */
  readonly url: string;
  readonly tls: boolean;
  readonly loopback: boolean;
}

export const DEFAULT_ADDRESS = "127.0.0.1:50051";

/**
 * Reads `HOST:PORT`, `https://HOST:PORT` or `http://HOST:PORT`. Without a scheme, loopback addresses are plain text
 * unless there is a file of authorities, and everything else is TLS.
 */
export function readAddress(text: string, hasAuthorities: boolean): Address {
  const parts = /^(?:(https?):\/\/)?(\[[0-9a-fA-F:.]+\]|[^/:@\s?#]+):(\d{1,5})\/?$/.exec(text);
  const [, scheme, host = "", port = ""] = parts ?? [];
  if (parts === null || Number(port) < 1 || Number(port) > 65_535) {
    throw new RangeError(`"${text}" is no address such as 127.0.0.1:50051 or https://gateway.example:50051.`);
  }
  const loopback = isLoopback(host);
  const tls = scheme === undefined ? !loopback || hasAuthorities : scheme === "https";
  return { url: `${tls ? "https" : "http"}://${host}:${port}`, tls, loopback };
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost" || host === "[::1]") return true;
  const octets = host.split(".");
  return octets.length === 4 && octets[0] === "127" && octets.every((octet) => /^\d{1,3}$/.test(octet));
}
