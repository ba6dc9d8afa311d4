import { Button } from 'antd';
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { endTour, type Toured } from './tour';
import './tour.css';

/** Where a step points: the first of these that is on the page. */
const POINTS: Record<string, readonly string[]> = {
  work: ['[data-testid="tile-tasks"]'],
  places: ['.sider .nav', '[data-testid="menu"]'],
  when: ['[data-testid="period"]', '.header-where .as-of'],
  search: ['[data-testid="palette-open"]'],
  notices: ['[data-testid="notices"]'],
  person: ['[data-testid="person"]'],
};

/** What is looked at first in a role. */
const FIRST: Partial<Record<Toured, string>> = {
  leader: '[aria-labelledby="tile-classes-title"]',
  department: '[aria-labelledby="tile-mine-title"]',
  'indicator-author': '[aria-labelledby="tile-indicator-drafts-title"]',
  'indicator-approver': '[aria-labelledby="tile-indicator-drafts-title"]',
  operator: '[aria-labelledby="tile-journals-title"]',
  auditor: '[aria-labelledby="tile-verification-title"]',
};

const GAP = 12;

function placeOf(selectors: readonly string[]): Element | undefined {
  return selectors
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .find((one) => one.getClientRects().length > 0);
}

/**
 * Shows a person about the frame, step by step. It stands beside the page and blocks nothing: whoever wants to work
 * goes on, and finds it again in the help. Focus goes to it where it was asked for, and with every further step.
 */
export default function Tour({ role, focus }: { role: Toured; focus: boolean }) {
  const { t } = useTranslation();
  const [steps, setSteps] = useState<readonly { name: string; selectors: readonly string[] }[]>([]);
  // What there is to point at is known once the page stands.
  useEffect(() => {
    const first = FIRST[role];
    const points = { ...POINTS, work: [...(first ? [first] : []), ...(POINTS.work ?? [])] };
    setSteps(
      Object.entries(points)
        .filter(([, selectors]) => placeOf(selectors) !== undefined)
        .map(([name, selectors]) => ({ name, selectors })),
    );
  }, [role]);
  const [at, setAt] = useState(0);
  const [moved, setMoved] = useState(focus);
  const [ring, setRing] = useState<CSSProperties>();
  const [place, setPlace] = useState<CSSProperties>();
  const card = useRef<HTMLDivElement>(null);
  const id = useId();
  const step = steps[at];

  useLayoutEffect(() => {
    const target = step && placeOf(step.selectors);
    if (!target) return;
    target.scrollIntoView?.({ block: 'nearest' });
    const measure = () => {
      const of = target.getBoundingClientRect();
      const [width, height] = [window.innerWidth, window.innerHeight];
      const own = card.current?.getBoundingClientRect();
      const [wide, high] = [own?.width ?? 0, own?.height ?? 0];
      setRing({ left: of.left - 4, top: of.top - 4, width: of.width + 8, height: of.height + 8 });
      const below = of.bottom + GAP + high < height;
      const above = of.top - GAP - high > 0;
      const beside = of.right + GAP + wide < width;
      setPlace(
        below || above
          ? {
              left: Math.max(GAP, Math.min(of.left, width - wide - GAP)),
              top: below ? of.bottom + GAP : of.top - GAP - high,
            }
          : beside
            ? { left: of.right + GAP, top: Math.max(GAP, Math.min(of.top, height - high - GAP)) }
            : { right: GAP, bottom: GAP },
      );
    };
    measure();
    // What is pointed at may be filled, or moved by what stands above it, only after it was drawn.
    const watched = new ResizeObserver(measure);
    for (const one of [target, card.current, document.body]) if (one) watched.observe(one);
    window.addEventListener('resize', measure);
    window.addEventListener('scroll', measure, true);
    return () => {
      watched.disconnect();
      window.removeEventListener('resize', measure);
      window.removeEventListener('scroll', measure, true);
    };
  }, [step]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with every step
  useEffect(() => {
    if (moved) card.current?.focus();
  }, [at, moved, steps]);

  if (!step) return null;
  const go = (to: number) => {
    if (to >= steps.length) endTour(role);
    else if (to >= 0) {
      setMoved(true);
      setAt(to);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') endTour(role);
    else if (event.key === 'ArrowRight') go(Math.min(at + 1, steps.length - 1));
    else if (event.key === 'ArrowLeft') go(at - 1);
    else return;
    event.stopPropagation();
  };
  const key = step.name === 'work' ? `tour.role.${role}` : `tour.${step.name}`;
  return (
    <>
      <div className="tour-ring" style={ring} aria-hidden="true" />
      <div
        ref={card}
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className="tour"
        style={place}
        tabIndex={-1}
        data-testid="tour"
        onKeyDown={onKeyDown}
      >
        <p className="tour-step">{t('tour.step', { at: at + 1, of: steps.length })}</p>
        <p className="tour-title" id={`${id}-title`}>
          {t(`tour.title.${step.name}`)}
        </p>
        <p id={`${id}-text`}>{t(key)}</p>
        <div className="tour-acts">
          <Button size="small" type="text" data-testid="tour-close" onClick={() => endTour(role)}>
            {t('tour.close')}
          </Button>
          <span className="room" />
          {at > 0 && (
            <Button size="small" onClick={() => go(at - 1)}>
              {t('tour.back')}
            </Button>
          )}
          <Button size="small" type="primary" data-testid="tour-next" onClick={() => go(at + 1)}>
            {t(at + 1 < steps.length ? 'tour.next' : 'tour.done')}
          </Button>
        </div>
      </div>
    </>
  );
}
