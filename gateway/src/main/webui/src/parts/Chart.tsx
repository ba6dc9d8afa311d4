import { Segmented } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { between, isDecimal, NONE } from '../format/decimal';
import type { Drawn, Picture } from './picture';

/** The same figures as a picture or as a table; both are made from these, so that they cannot differ. */
export interface ChartData {
  /** What the labels are: 期间, 单位. */
  of: string;
  labels: readonly string[];
  series: readonly {
    name: string;
    /** Decimals as they are written; absent where there is none. */
    values: readonly (string | undefined)[];
    kind: 'line' | 'bar' | 'dashes';
    /** Whether small is good, as with ranks: drawn on an axis of its own, the first on top. */
    ranks?: boolean;
    /** The least and the most decimals shown; 0 and 2 where absent. */
    decimals?: readonly [number, number];
  }[];
}

interface Props {
  /** What is seen, in a sentence; it is the picture's name and the table's caption. */
  caption: string;
  data: ChartData;
  height?: number;
  /** For pictures that are no lines and bars over labels: made from the same data. */
  picture?: Picture;
}

const shown = (value: string | undefined, [least, most]: readonly [number, number] = [0, 2]) =>
  isDecimal(value) ? between(value, least, most) : NONE;

/** The code that draws, once it is there. */
let pictures: typeof import('./picture') | undefined;

/** A picture with its table beside it; the code that draws is loaded when a picture comes into sight. */
export function Chart({ caption, data, height = 220, picture }: Props) {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const [failed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ data, picture });
  latest.current = { data, picture };
  const drawn = useRef<Drawn>(undefined);
  const id = useId();
  const asTable = view === 'table' || failed;

  useEffect(() => {
    const at = place.current;
    if (asTable || !at || typeof IntersectionObserver === 'undefined') return;
    let gone = false;
    let asked = false;
    const see = () => {
      if (asked) return;
      asked = true;
      seen.disconnect();
      const show = ({ draw }: typeof import('./picture')) => {
        pictures = { draw };
        if (!gone) drawn.current = draw(at, latest.current.data, latest.current.picture);
      };
      // What is printed does not wait.
      if (pictures) show(pictures);
      else import('./picture').then(show, () => setFailed(true));
    };
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((one) => one.isIntersecting)) see();
    });
    seen.observe(at);
    // On paper everything is in sight.
    window.addEventListener('beforeprint', see);
    const again = () => drawn.current?.show(latest.current.data, latest.current.picture);
    const sized = new ResizeObserver(() => drawn.current?.resize());
    sized.observe(at);
    // In the other light the same picture has other colours.
    const light = new MutationObserver(again);
    light.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
    return () => {
      gone = true;
      seen.disconnect();
      window.removeEventListener('beforeprint', see);
      sized.disconnect();
      light.disconnect();
      drawn.current?.end();
      drawn.current = undefined;
    };
  }, [asTable]);

  useEffect(() => drawn.current?.show(data, picture), [data, picture]);

  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <figcaption id={id}>{caption}</figcaption>
        <Segmented
          size="small"
          aria-label={t('chart.view')}
          value={view}
          options={[
            { value: 'picture' as const, label: t('chart.picture') },
            { value: 'table' as const, label: t('chart.table') },
          ]}
          onChange={setView}
        />
      </div>
      {asTable ? (
        <section
          className="table-scroll chart-table"
          style={{ maxHeight: height + 60 }}
          aria-label={caption}
          tabIndex={0}
        >
          <ChartTable caption={caption} data={data} />
        </section>
      ) : (
        <>
          <div
            className="chart-picture"
            ref={place}
            style={{ height }}
            aria-hidden="true"
            lang={i18n.language}
          />
          <div className="unseen">
            <ChartTable caption={caption} data={data} />
          </div>
        </>
      )}
    </figure>
  );
}

function ChartTable({ caption, data }: { caption: string; data: ChartData }) {
  return (
    <table className="board compact">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{data.of}</th>
          {data.series.map((one) => (
            <th key={one.name} scope="col" className="number">
              {one.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.labels.map((label, i) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {data.series.map((one) => (
              <td key={one.name} className="number">
                {shown(one.values[i], one.decimals)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
