import { useTranslation } from 'react-i18next';
import { LIGHTS } from '../../format/light';
import { Link } from '../../frame/Link';
import { SHORTCUT } from '../../frame/shortcut';
import { askForTour } from '../../frame/tour';
import { useTitle } from '../../frame/useTitle';
import { LightMark } from '../../parts/LightMark';
import { kept } from '../../url/useSearchState';

const KEYS = [
  ['palette', SHORTCUT],
  ['tab', 'Tab'],
  ['arrows', '↑ ↓ ← →'],
  ['escape', 'Esc'],
] as const;
const WORDS = ['score', 'rank', 'grade', 'coverage', 'asOf', 'edition', 'replay'] as const;

/** What the marks mean, how to get about by keyboard, what the words mean, whom to ask. */
export default function HelpPage() {
  const { t } = useTranslation();
  useTitle(t('help.title'));
  return (
    <main id="main" className="board-page help-page">
      <div className="page-head">
        <h1>{t('help.title')}</h1>
        <Link to="/" search={kept} data-testid="tour-again" onClick={askForTour}>
          {t('help.tour')}
        </Link>
      </div>
      <section className="sheet tile" aria-labelledby="help-lights">
        <h2 id="help-lights">{t('help.lights')}</h2>
        <dl className="help-list">
          {LIGHTS.map((light) => (
            <div key={light}>
              <dt>
                <LightMark light={light} named={false} /> {t(`light.${light}`)}
              </dt>
              <dd>{t(`help.light.${light}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sheet tile" aria-labelledby="help-words">
        <h2 id="help-words">{t('help.words')}</h2>
        <dl className="help-list">
          {WORDS.map((word) => (
            <div key={word}>
              <dt>{t(`help.word.${word}`)}</dt>
              <dd>{t(`help.wordText.${word}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sheet tile" aria-labelledby="help-keys">
        <h2 id="help-keys">{t('help.keys')}</h2>
        <dl className="help-list">
          {KEYS.map(([key, keys]) => (
            <div key={key}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`help.key.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sheet tile" aria-labelledby="help-ask">
        <h2 id="help-ask">{t('help.ask')}</h2>
        <p>{t('help.askText')}</p>
      </section>
    </main>
  );
}
