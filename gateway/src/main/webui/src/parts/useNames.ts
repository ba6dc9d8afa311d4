import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { classesQuery, indicatorsQuery, unitsQuery } from '../api/queries';

/** Names of what the region calls by codes; the code where there is no name. */
export function useNames(region: string) {
  const [ofClasses, ofUnits, ofIndicators] = [
    useQuery(classesQuery(region)),
    useQuery(unitsQuery(region)),
    useQuery(indicatorsQuery(region)),
  ];
  const [classes, units, indicators] = [ofClasses.data, ofUnits.data, ofIndicators.data];
  const pending = ofClasses.isLoading || ofUnits.isLoading || ofIndicators.isLoading;
  return useMemo(() => {
    const [ofClass, ofUnit, ofIndicator] = [
      new Map(classes?.map((one) => [one.unitClass, one.name])),
      new Map(units?.map((one) => [one.unit, one.name])),
      new Map(indicators?.map((one) => [one.indicator, one.name])),
    ];
    return {
      /** Whether names are still to come: what is wrapped by them jumps if it is shown before. */
      pending,
      unitClass: (code: string) => ofClass.get(code) ?? code,
      unit: (code: string) => ofUnit.get(code) ?? code,
      indicator: (code: string) => ofIndicator.get(code) ?? code,
    };
  }, [classes, units, indicators, pending]);
}
