// The real programs, for tests that need them.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { findPrograms, House, type HouseOptions } from "../src/testing.js";

/** This package's folder; compiled tests are in build/test. */
export const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

/** The reason why tests of the real programs are skipped; `false` if they are not. */
export const programs = await findPrograms([join(PACKAGE, "../../out/bin")]);
const required = process.env["KIWOOM_REQUIRE_PROGRAMS"] === "1";
export const skip =
  programs === undefined && !required && "Set KIWOOM_GATEWAY_BIN and KIWOOM_SIMULATOR_BIN to test with real programs.";

export async function startHouse(options: Omit<HouseOptions, "programs"> = {}): Promise<House> {
  if (programs === undefined) throw new Error("KIWOOM_REQUIRE_PROGRAMS is set, and there are no programs.");
  return House.start({ programs, ...options });
}
