import { KiwoomError } from "./error.js";

/** Follows the tokens of pages. The broker may repeat a page: a token that was sent before ends this with an error. */
export async function* pages<Page extends { readonly nextPageToken: string }>(
  ask: (pageToken: string) => Promise<Page>,
  first = "",
): AsyncGenerator<Page, void, undefined> {
  const sent = new Set<string>();
  for (let token = first; ; ) {
    sent.add(token);
    const page = await ask(token);
    yield page;
    token = page.nextPageToken;
    if (token === "") return;
    if (sent.has(token)) {
      throw new KiwoomError("DATA_LOSS", "The broker repeats a page: what came so far is incomplete.");
    }
  }
}

export async function* elements<Page, Element>(
  all: AsyncIterable<Page>,
  of: (page: Page) => readonly Element[],
): AsyncGenerator<Element, void, undefined> {
  for await (const page of all) yield* of(page);
}
