import type { Picture } from '../../parts/picture';

const number = (text: string | undefined) => (text === undefined ? 0 : Number(text));

const frame = { left: 8, right: 12, bottom: 4, containLabel: true };

/** Every label is written; on a phone they stand aslant, so that they do not run into each other. */
const crowded = () => ({
  interval: 0,
  ...(window.innerWidth < 720 ? { rotate: 42, fontSize: 11 } : { width: 84, overflow: 'break' }),
});

/**
 * From one total to the other, step by step. Of the data: before, after and change of every part, the whole last.
 */
export const waterfall: Picture = (data, { ink, faint, line, surface, series }) => {
  const [before, after, change] = data.series;
  const last = data.labels.length - 1;
  const start = number(before?.values[last]);
  const end = number(after?.values[last]);
  // What is too small to be written is not drawn; the table has it.
  const parts = data.labels
    .slice(0, last)
    .map((label, i) => ({ label, by: number(change?.values[i]) }))
    .filter(({ by }) => Math.abs(by) >= 0.005);
  const changes = parts.map(({ by }) => by);
  let at = start;
  const steps = changes.map((by) => {
    const from = at;
    at += by;
    return { low: Math.min(from, at), by };
  });
  const all = [start, end, ...steps.flatMap(({ low, by }) => [low, low + Math.abs(by)])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = Math.max((most - least) * 0.35, 0.5);
  const text = (by: number) => (by === 0 ? '0' : `${by > 0 ? '+' : '−'}${Math.abs(by).toFixed(2)}`);
  const bar = (value: number | string, label = '') => ({
    value,
    label: { show: label !== '', position: 'top', formatter: label, color: ink, fontSize: 12 },
  });
  return {
    animation: false,
    grid: { ...frame, top: 24 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      formatter: (some: { dataIndex: number; name: string }[]) => {
        const i = some[0]?.dataIndex ?? 0;
        const by = changes[i - 1];
        const figure = i === 0 ? start.toFixed(2) : by === undefined ? end.toFixed(2) : text(by);
        return `${(some[0]?.name ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')} <b>${figure}</b>`;
      },
    },
    xAxis: {
      type: 'category',
      data: [before?.name ?? '', ...parts.map(({ label }) => label), after?.name ?? ''],
      axisLabel: { color: faint, ...crowded() },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: Math.floor(least - room),
      max: Math.ceil(most + room * 0.4),
      axisLabel: { color: faint },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: [0, ...steps.map(({ low }) => low), 0],
      },
      {
        type: 'bar',
        stack: 'all',
        barMaxWidth: 44,
        itemStyle: { color: series[0] },
        data: [bar(start, start.toFixed(2)), ...steps.map(() => '-'), bar(end, end.toFixed(2))],
      },
      {
        type: 'bar',
        stack: 'all',
        barMaxWidth: 44,
        itemStyle: { color: series[2] },
        data: ['-', ...steps.map(({ by }) => (by >= 0 ? bar(by, text(by)) : '-')), '-'],
      },
      {
        type: 'bar',
        stack: 'all',
        barMaxWidth: 44,
        itemStyle: { color: series[1] },
        data: ['-', ...steps.map(({ by }) => (by < 0 ? bar(-by, text(by)) : '-')), '-'],
      },
    ],
  };
};

/** Bars from 0 beside each other. */
export const bars: Picture = (data, colours) => barsOf(data.series.length, false)(data, colours);

/** Bars beside each other of those series that have marks; what else the table tells is not drawn. */
export const barsOf =
  (drawn: number, against = true): Picture =>
  (data, { ink, faint, line, surface, series }) => ({
    animation: false,
    color: series,
    grid: { ...frame, top: drawn > 1 ? 34 : 14 },
    legend: {
      show: drawn > 1,
      top: 0,
      left: 0,
      itemHeight: 9,
      itemWidth: 18,
      textStyle: { color: ink },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
    },
    xAxis: {
      type: 'category',
      data: [...data.labels],
      axisLabel: { color: faint, ...crowded() },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: faint },
      splitLine: { lineStyle: { color: line } },
    },
    series: data.series.slice(0, drawn).map((one, i) => ({
      name: one.name,
      type: 'bar',
      barMaxWidth: 26,
      // Beside what a unit is held against: not by colour alone: the first is filled, the others are drawn lighter, the last as an outline.
      itemStyle:
        i === 0 || !against
          ? {}
          : i === 1
            ? { opacity: 0.55 }
            : { color: surface, borderColor: series[i % series.length], borderWidth: 1.5 },
      data: one.values.map((value) => (value === undefined ? '-' : Number(value))),
    })),
  });
