import type { ThemeConfig } from 'antd';

/** Colours of the page; the same values stand in base.css as custom properties. */
const INK = '#1d1f21';
const CINNABAR = '#a62b1f';

export const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** antd in the page's own colours: flat, square, without animation that delays. */
export function themeOf(largeType: boolean): ThemeConfig {
  return {
    cssVar: { key: 'xf' },
    hashed: false,
    token: {
      colorPrimary: CINNABAR,
      colorInfo: '#3d4145',
      // what antd derives from so dark a colour is too dark to read on
      colorInfoBg: '#f3f5f7',
      colorInfoBorder: '#d5d9dd',
      colorLink: INK,
      colorLinkHover: CINNABAR,
      colorError: '#b3261e',
      colorText: INK,
      colorTextPlaceholder: '#70767c',
      colorTextDescription: '#5f656b',
      colorTextTertiary: '#5f656b',
      colorBorder: '#b9bec3',
      borderRadius: 2,
      fontFamily: FONT,
      fontSize: largeType ? 18 : 14,
      controlHeight: largeType ? 40 : 32,
      motion: false,
      wireframe: true,
    },
    components: {
      Form: {
        itemMarginBottom: 10,
        verticalLabelPadding: '0 0 1px',
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
