import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartData } from './Chart';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** The colours of the page as it is, light or dark. */
export interface Colours {
  ink: string;
  faint: string;
  line: string;
  surface: string;
  series: string[];
}

export type Picture = (data: ChartData, colours: Colours) => EChartsCoreOption;

export interface Drawn {
  show: (data: ChartData, picture?: Picture) => void;
  resize: () => void;
  end: () => void;
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    faint: of('--ink-2'),
    line: of('--line-2'),
    surface: of('--surface'),
    series: ['--accent', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--chart-6'].map(of),
  };
}

/** Lines and bars over labels, ranks on an axis of their own with the first on top. */
const plain: Picture = (data, { ink, faint, line, surface, series }) => {
  const ranked = data.series.some((one) => one.ranks);
  const figures = data.series.some((one) => !one.ranks);
  const barred = data.series.some((one) => one.kind === 'bar' && !one.ranks);
  const axis = { axisLabel: { color: faint }, axisLine: { show: false }, axisTick: { show: false } };
  return {
    animation: false,
    color: series,
    grid: {
      left: 8,
      right: ranked ? 8 : 16,
      top: data.series.length > 1 ? 34 : 14,
      bottom: 4,
      containLabel: true,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
    },
    ...(data.series.length > 1
      ? { legend: { top: 0, left: 0, itemHeight: 9, itemWidth: 18, textStyle: { color: ink } } }
      : {}),
    xAxis: {
      type: 'category',
      data: [...data.labels],
      axisLabel: { color: faint, hideOverlap: true },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: [
      // A bar's length is its figure: cut off below it would lie.
      { type: 'value', scale: !barred, show: figures, splitLine: { lineStyle: { color: line } }, ...axis },
      {
        type: 'value',
        inverse: true,
        min: 1,
        minInterval: 1,
        show: ranked,
        position: figures ? 'right' : 'left',
        splitLine: { show: !figures, lineStyle: { color: line } },
        ...axis,
      },
    ],
    series: data.series.map((one) => ({
      name: one.name,
      type: one.kind === 'bar' ? 'bar' : 'line',
      yAxisIndex: one.ranks ? 1 : 0,
      data: one.values.map((value) => (value === undefined ? '-' : Number(value))),
      barMaxWidth: 26,
      symbol: one.ranks ? 'rect' : 'circle',
      symbolSize: 7,
      lineStyle: { width: 2, type: one.kind === 'dashes' ? 'dashed' : 'solid' },
      connectNulls: false,
    })),
  };
};

/** A picture is for the eye only: what it says stands in the table beside it, digit by digit. */
export function draw(at: HTMLElement, data: ChartData, picture: Picture = plain): Drawn {
  const chart = init(at, undefined, { renderer: 'svg' });
  const show = (next: ChartData, how: Picture = plain) => chart.setOption(how(next, colours()), true);
  show(data, picture);
  return { show, resize: () => chart.resize(), end: () => chart.dispose() };
}
