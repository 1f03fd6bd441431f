import { type ThemeConfig, theme } from 'antd';
import { dark, fontFamily, light, radius } from '../theme.ts';
import type { Words } from './words/words.ts';

/** The house's tokens as antd reads them. In the dark, antd derives its own shades from the same accent. */
export function antdTheme(isDark: boolean): ThemeConfig {
  const palette = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#3d86d8' : light.accent,
      colorLink: palette.accent,
      // antd's own lighter shades are too faint to read.
      colorLinkHover: palette.accent,
      colorLinkActive: palette.accent,
      // antd's own tints of these are muddy.
      colorError: palette.red,
      colorErrorBg: palette.redTint,
      colorErrorBorder: palette.line,
      colorWarning: palette.amber,
      colorWarningBg: palette.amberTint,
      colorWarningBorder: palette.line,
      colorSuccess: palette.green,
      colorSuccessBg: palette.greenTint,
      colorSuccessBorder: palette.line,
      colorInfo: palette.accent,
      colorInfoBg: palette.accentTint,
      colorInfoBorder: palette.line,
      colorBgBase: palette.surface,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorTextBase: palette.text,
      colorTextDescription: palette.quiet,
      colorTextPlaceholder: palette.quiet,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      borderRadius: radius,
      fontFamily,
      fontSize: 14,
      // A dialog that grows from the cursor moves its buttons away under it.
      motion: false,
    },
    components: {
      // White digits stand on it, in the dark too.
      Badge: { colorError: light.red },
      Tabs: { itemSelectedColor: palette.accent, itemHoverColor: palette.accent, itemActiveColor: palette.accent },
    },
  };
}

/** Only the texts that our pages show; antd's own locales bring those of its calendars. */
export function antdWords({ language, confirm, cancel, known, transcript }: Words) {
  return {
    locale: language,
    Modal: { okText: confirm, cancelText: cancel, justOkText: known },
    Popconfirm: { okText: confirm, cancelText: cancel },
    Empty: { description: transcript.empty },
  };
}
