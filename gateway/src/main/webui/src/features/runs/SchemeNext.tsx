import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { schemesQuery } from '../../api/queries';
import type { Me } from '../../api/types';
import { worded } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { supposedQuery } from './queries';

const SCHEMES = '/api/v1/regions/{region}/schemes';
const mayDraft = may('draft-scheme');

/** The same whatever order its fields stand in, without the number and without what is left open. */
function contentOf(definition: unknown): string {
  const plain = (one: unknown): unknown =>
    Array.isArray(one)
      ? one.map(plain)
      : typeof one === 'object' && one !== null
        ? Object.fromEntries(
            Object.entries(one)
              .filter(([, value]) => value !== null && value !== undefined)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, value]) => [key, plain(value)]),
          )
        : one;
  const { version: _, ...content } = (definition ?? {}) as Record<string, unknown>;
  return JSON.stringify(plain(content));
}

/**
 * Where a scheme that was tried out becomes one that holds: its version where it was drafted, else the act that drafts
 * it. A what-if of weights makes no version by itself.
 */
export function SchemeNext({
  region,
  run,
  me,
  scheme,
}: {
  region: string;
  run: string;
  me: Me;
  scheme: string;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const schemes = useQuery(schemesQuery(region)).data;
  const overlay = useQuery(supposedQuery(region, run)).data;
  const assumed = overlay as { schemes?: { scheme: string }[] } | undefined;
  const supposed = assumed?.schemes?.find((one) => one.scheme === scheme);
  if (!schemes || !overlay) return null;
  const found =
    supposed &&
    schemes.findLast((one) => one.scheme === scheme && contentOf(one.definition) === contentOf(supposed));
  if (found) {
    return t('run.enactScheme', {
      code: scheme,
      version: found.version,
      stage: worded(t, 'schemes.stages', found.stage),
    });
  }
  return (
    <>
      {t('run.draftScheme', { code: scheme })}{' '}
      {supposed && mayDraft(me) && (
        <Button size="small" data-testid={`draft-${scheme}`} onClick={() => setAsked(true)}>
          {t('run.draft')}
        </Button>
      )}
      {supposed && asked && (
        <Decision
          title={t('run.draftTitle', { code: scheme })}
          act={t('run.draft')}
          text={t('run.draftText')}
          onDecide={async (_, key) => {
            await post(SCHEMES, { region }, JSON.parse(contentOf(supposed)), { key });
            await client.invalidateQueries({ queryKey: regionKey(region) });
          }}
          onEnd={() => setAsked(false)}
        />
      )}
    </>
  );
}
