import type { Reliability } from '#knowledge';

/** How far an edition's confidence can be trusted, in lines for a terminal, in both languages. */
export function reliabilitySaid({ risk, tried, answered, wrong, askedBack, tenths }: Reliability): readonly string[] {
  const percent = (count: number, of: number) => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`);
  if (tried === 0) {
    return [
      '没有可用于试答的问法：只有与问法完全一致的提问会直接回答。',
      'No wordings to try: only what is asked word for word is answered.',
    ];
  }
  return [
    `按可接受错误率 ${100 * risk} %，用 ${tried} 条问法试答：直接回答 ${percent(answered, tried)}，其中答错 ${percent(wrong, answered)}；追问 ${percent(askedBack, tried)}`,
    `at a risk of ${100 * risk} %, ${tried} wordings tried: ${percent(answered, tried)} answered, ${percent(wrong, answered)} of these wrongly; ${percent(askedBack, tried)} asked back`,
    '把握与实际正确率 · confidence, and how often right',
    ...tenths.map(({ confidence, right, tried: of }) => {
      const bar = '█'.repeat(Math.round((20 * right) / of)).padEnd(20, '·');
      return `  ${confidence.toFixed(2)}  ${bar}  ${percent(right, of)} / ${of}`;
    }),
  ];
}
