import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assumption, Run } from '../../api/types';
import type { Change } from '../../parts/Decision';
import { assumptionsQuery } from './queries';

/** What the run assumes; nothing is asked where it assumes nothing. */
export function useAssumptions(region: string, run: Run, wanted = true) {
  return useQuery({ ...assumptionsQuery(region, run.run), enabled: wanted && !!run.overlay });
}

/** What was and what is assumed instead, as lines of a decision. */
export function useChanges(found: { items: readonly Assumption[] } | undefined): Change[] {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useMemo(
    () =>
      (found?.items ?? []).map((one) => ({
        what: one.what[english ? 'en' : 'zh-CN'],
        ...(one.before == null ? {} : { before: one.before }),
        ...(one.after == null ? {} : { after: one.after }),
      })),
    [found, english],
  );
}
