import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { classesQuery, indicatorsQuery, unitsQuery } from '../api/queries';

/** Names of what the region calls by codes; the code where there is no name. */
export function useNames(region: string) {
  const classes = useQuery(classesQuery(region)).data;
  const units = useQuery(unitsQuery(region)).data;
  const indicators = useQuery(indicatorsQuery(region)).data;
  return useMemo(() => {
    const [ofClass, ofUnit, ofIndicator] = [
      new Map(classes?.map((one) => [one.unitClass, one.name])),
      new Map(units?.map((one) => [one.unit, one.name])),
      new Map(indicators?.map((one) => [one.indicator, one.name])),
    ];
    return {
      unitClass: (code: string) => ofClass.get(code) ?? code,
      unit: (code: string) => ofUnit.get(code) ?? code,
      indicator: (code: string) => ofIndicator.get(code) ?? code,
    };
  }, [classes, units, indicators]);
}
