import { type ThemeConfig, theme } from 'antd';

const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** antd's own colours fail WCAG contrast in places; these mend it in both modes. */
export function themeOf(dark: boolean): ThemeConfig {
  const shared = { fontFamily: FONT, borderRadius: 6, wireframe: false };
  return dark
    ? {
        algorithm: theme.darkAlgorithm,
        token: {
          ...shared,
          colorPrimary: '#69b1ff',
          colorLink: '#69b1ff',
          colorLinkHover: '#91caff',
          colorLinkActive: '#91caff',
          colorError: '#ff7875',
          colorErrorText: '#ff7875',
          colorErrorBg: '#2c1618',
          colorTextTertiary: 'rgba(255,255,255,0.65)',
          colorTextDescription: 'rgba(255,255,255,0.65)',
          colorTextPlaceholder: 'rgba(255,255,255,0.62)',
          colorBgContainer: '#141a23',
          colorBgElevated: '#19212c',
          colorBgLayout: '#0b0f15',
          colorBorder: '#3a4657',
          colorBorderSecondary: '#2b3544',
        },
        components: {
          Button: { primaryColor: '#00132e' },
          Tabs: { itemSelectedColor: '#69b1ff', inkBarColor: '#69b1ff' },
          Segmented: { trackBg: '#222b38', itemSelectedBg: '#3a4657' },
        },
      }
    : {
        token: {
          ...shared,
          colorPrimary: '#0958d9',
          colorLink: '#0958d9',
          colorLinkHover: '#003eb3',
          colorLinkActive: '#003eb3',
          colorSuccessText: '#237804',
          colorSuccess: '#237804',
          colorSuccessBg: '#f6ffed',
          colorSuccessBorder: '#b7eb8f',
          colorWarning: '#874d00',
          colorWarningText: '#874d00',
          colorWarningBg: '#fffbe6',
          colorWarningBorder: '#ffe58f',
          colorError: '#a8071a',
          colorErrorText: '#a8071a',
          colorErrorBg: '#fff1f0',
          colorErrorBorder: '#ffa39e',
          colorTextTertiary: 'rgba(0,0,0,0.65)',
          colorTextDescription: 'rgba(0,0,0,0.65)',
          colorTextPlaceholder: 'rgba(0,0,0,0.62)',
        },
        components: { Segmented: { trackBg: '#e2e7ee' } },
      };
}
