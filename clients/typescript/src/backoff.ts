const FIRST = 100;
const MOST = 5000;

/**
 * How long to wait before the next connection attempt, in milliseconds: random between half of and the whole of a time
 * that doubles with each failure since the last acknowledgement.
 *
 * @param failures including the one that has just happened; @param minimum what the gateway asked for
 */
export function pauseAfter(failures: number, minimum: number | undefined, random: () => number): number {
  const whole = Math.min(FIRST * 2 ** failures, MOST);
  return Math.max(whole * (0.5 + random() / 2), minimum ?? 0);
}
