import { theme, type ThemeConfig } from 'antd';
import { paletteOf } from './palette.ts';

const FONT = `system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif`;
const CODE_FONT = `ui-monospace, 'SFMono-Regular', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace`;

/** White text on a button must read as well in the dark as in daylight. */
const DARK_BUTTON = '#1f6feb';

/** A chosen row on which every colour that has a meaning can still be read. */
const LIGHT_CHOSEN = '#f0f6fc';
const DARK_CHOSEN = '#1c232d';

/** What a finger in a glove can hit. */
const TOUCH_HEIGHT = 44;

export function antdTheme(dark: boolean, narrow: boolean): ThemeConfig {
  const palette = paletteOf(dark);
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? DARK_BUTTON : palette.act,
      colorInfo: palette.act,
      colorLink: palette.act,
      colorError: palette.notReady,
      colorSuccess: palette.ready,
      colorWarning: palette.limited,
      colorText: palette.text,
      colorTextSecondary: palette.textMuted,
      colorTextTertiary: palette.textMuted,
      colorTextDescription: palette.textMuted,
      colorTextPlaceholder: palette.textMuted,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBorderSecondary: palette.line,
      fontFamily: FONT,
      fontFamilyCode: CODE_FONT,
      fontSize: 14,
      fontSizeSM: 13,
      borderRadius: 4,
      ...(narrow && { controlHeight: TOUCH_HEIGHT, controlHeightSM: TOUCH_HEIGHT }),
      motion: false,
    },
    components: {
      Layout: { headerBg: palette.surface, siderBg: palette.surface, headerPadding: '0 16px', headerHeight: 48 },
      Menu: { itemSelectedColor: palette.act, activeBarBorderWidth: 0 },
      Table: {
        headerColor: palette.textMuted,
        cellPaddingBlockMD: 8,
        rowSelectedBg: dark ? DARK_CHOSEN : LIGHT_CHOSEN,
        rowSelectedHoverBg: dark ? DARK_CHOSEN : LIGHT_CHOSEN,
      },
    },
  };
}
