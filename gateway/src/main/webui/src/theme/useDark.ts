import { useEffect, useState } from 'react';

const KEPT = 'kaocheng.dark';

/** As the person chose, or else as their system is set. */
export function useDark(): [boolean, (dark: boolean) => void] {
  const [dark, setDark] = useState(() => {
    const kept = localStorage.getItem(KEPT);
    return kept ? kept === 'yes' : (window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false);
  });
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  const choose = (wanted: boolean) => {
    localStorage.setItem(KEPT, wanted ? 'yes' : 'no');
    setDark(wanted);
  };
  return [dark, choose];
}
