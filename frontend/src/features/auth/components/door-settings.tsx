import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Theme, themes, useTheme } from '../../../shared/config/theme.js';
import { changeLanguage, currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Language and theme before anybody has logged in: one small button each. */
export function DoorSettings() {
  const { t } = useTranslation();
  const [theme, chooseTheme] = useTheme();
  const ThemeIcon = icons[theme];
  const other = currentLanguage() === 'es' ? 'en' : 'es';
  return (
    <div className="flex items-center gap-1">
      <Button
        look="quiet"
        size="sm"
        onPress={() => {
          void changeLanguage(other);
        }}
      >
        <span lang={other}>{other === 'en' ? 'English' : 'Español'}</span>
      </Button>
      <Button
        look="quiet"
        size="sm"
        iconOnly
        aria-label={t('settings.themeNow', { theme: t(`settings.theme.${theme}`) })}
        onPress={() => {
          chooseTheme(after(theme));
        }}
      >
        <ThemeIcon aria-hidden className="size-4.5" />
      </Button>
    </div>
  );
}

function after(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
}
