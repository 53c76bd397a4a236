/** Where the token of a caller comes from. A source is read before each connection attempt and each query. */
export type TokenSource = string | (() => string | Promise<string>);

/** A token that no header can carry must not become part of an error: the sentence does not quote it. */
export async function readToken(source: TokenSource): Promise<string> {
  const token = (typeof source === "string" ? source : await source()).trim();
  if (token === "" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Error("The token is empty, or has characters that a token cannot have.");
  }
  return token;
}

/** @throws if the token would cross a network in plain text */
export function refusePlainText(address: { readonly tls: boolean; readonly loopback: boolean }): void {
  if (address.tls || address.loopback) return;
  throw new Error("A token goes to another machine only with TLS: use https:// in the address.");
}
