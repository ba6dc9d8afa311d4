import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Light } from '../format/light';
import { LightMark } from '../parts/LightMark';
import { loginAddress } from '../parts/states';

const LETTERS: Record<string, Light> = { r: 'red', o: 'orange', y: 'yellow', m: 'missing', x: 'grey' };

const PATTERN: Light[] = [...'ggyggrgggogmgyggggggrgyggxgggggygoggxrggggyg'.slice(0, 42)].map(
  (letter) => LETTERS[letter] ?? 'green',
);

/** What a person sees who is not logged in. */
export function StartPage() {
  const { t } = useTranslation();
  return (
    <main id="main" className="start" data-testid="start-page">
      <div className="start-hero">
        <div>
          <div className="start-head">
            <img src="/seal.svg" alt="" width={72} height={72} />
            <p className="start-name">
              {t('product.name')}
              <span>{t('product.tagline')}</span>
            </p>
          </div>
          <h1>{t('start.title')}</h1>
          <p className="start-lead">{t('start.lead')}</p>
          <Button type="primary" size="large" href={loginAddress()} data-testid="login">
            {t('start.login')}
          </Button>
        </div>
        <div className="start-lights" aria-hidden="true">
          {PATTERN.map((light, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pattern that never changes
            <span key={i} className={`cell-${light}`}>
              <LightMark light={light} named={false} />
            </span>
          ))}
        </div>
      </div>
      <section aria-label={t('start.points')} className="start-points">
        {(['live', 'why', 'record'] as const).map((point) => (
          <div key={point}>
            <h2>{t(`start.${point}`)}</h2>
            <p>{t(`start.${point}Text`)}</p>
          </div>
        ))}
      </section>
    </main>
  );
}
