import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getAll, post, regionKey } from '../../api/api';
import { chineseNameOf } from '../../api/names';
import type { Indicator } from '../../api/types';
import { FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { useForm, wrongIf } from '../../parts/form';

const INDICATORS = '/api/v1/regions/{region}/indicators';

interface Values {
  name: string;
  nameEn: string;
}

const namesOf = (one: Indicator): Values => ({ name: chineseNameOf(one), nameEn: one.nameEn ?? '' });

/** Gives an indicator another name, in both languages. */
export function RenameForm({
  region,
  about,
  onEnd,
}: {
  region: string;
  about: Indicator;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const title = t('indicatorPage.renameOf', { name: about.name });
  const { indicator } = about;
  const form = useForm<Values>({
    name: `indicator.${region}.rename.${indicator}`,
    initial: namesOf(about),
    version: about.version,
    check: ({ name }) => wrongIf('/name', !name.trim(), t('form.missing')),
    send: ({ name, nameEn }, version) =>
      post(
        `${INDICATORS}/{indicator}/name`,
        { region, indicator },
        { name, ...(nameEn.trim() ? { nameEn: nameEn.trim() } : {}) },
        version === undefined ? {} : { version },
      ),
    reread: async () => {
      const now = (await getAll(INDICATORS, { region })).find((one) => one.indicator === indicator);
      return { values: namesOf(now ?? about), version: now?.version ?? about.version };
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  return (
    <FormWindow title={title} onEnd={onEnd} testId="rename-form">
      <FormFrame
        form={form}
        label={title}
        submit={t('indicatorPage.rename')}
        onCancel={onEnd}
        names={{ '/name': t('indicatorPage.name'), '/nameEn': t('indicatorPage.nameEn') }}
      >
        <p className="hint">{t('indicatorPage.renameHint')}</p>
        <TextField form={form} at="/name" name={t('indicatorPage.name')} max={300} required />
        <TextField
          form={form}
          at="/nameEn"
          name={t('indicatorPage.nameEn')}
          hint={t('indicatorPage.nameEnHint')}
          max={300}
        />
      </FormFrame>
    </FormWindow>
  );
}
