import { useQuery } from '@tanstack/react-query';
import { indicatorsQuery, unitsQuery } from '../../api/queries';
import type { Found } from '../../frame/feature';

const has = (text: string, ...names: (string | undefined)[]) =>
  names.some((name) => name?.toLocaleLowerCase().includes(text));

/** Units by name or code; leads to the unit's page. */
export function useFoundUnits(region: string, text: string): Found[] {
  const { data = [] } = useQuery({ ...unitsQuery(region), enabled: text !== '' });
  return data
    .filter((one) => has(text, one.name, one.alias, one.unit))
    .map((one) => ({
      key: one.unit,
      name: one.name,
      detail: one.unit,
      to: '/scores/units/$unit',
      params: { unit: one.unit },
    }));
}

/** Indicators by name or code; leads to the indicator's page. */
export function useFoundIndicators(region: string, text: string): Found[] {
  const { data = [] } = useQuery({ ...indicatorsQuery(region), enabled: text !== '' });
  return data
    .filter((one) => has(text, one.name, one.alias, one.indicator))
    .map((one) => ({
      key: one.indicator,
      name: one.name,
      detail: one.indicator,
      to: '/indicators/$indicator',
      params: { indicator: one.indicator },
    }));
}
