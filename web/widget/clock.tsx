/** @jsxImportSource preact */

/** The time of day; the whole date on hover. */
export function Clock({ at, language }: { at: string | null; language: string }) {
  const moment = new Date(at ?? '');
  if (Number.isNaN(moment.getTime())) return null;
  return (
    <time dateTime={moment.toISOString()} title={moment.toLocaleString(language)}>
      {moment.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })}
    </time>
  );
}
