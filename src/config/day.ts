/** A day of the calendar as `2026-01-31`, at midnight UTC; undefined for anything else. */
export function parseDay(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // 2026-02-30 would become a day of March.
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  return isDay ? date : undefined;
}
