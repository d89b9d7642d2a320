import { Compass, LifeBuoy, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { paths } from '../shared/config/paths.js';
import { Button, ButtonLink } from '../shared/ui/button.js';
import { EmptyState } from '../shared/ui/empty-state.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={Compass}
      title={t('lost.title')}
      action={
        <ButtonLink to={paths.home} look="primary">
          {t('lost.home')}
        </ButtonLink>
      }
    >
      {t('lost.body')}
    </EmptyState>
  );
}

/** A page broke, or a new version made its files disappear: a reload mends the second and often the first. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={LifeBuoy}
        title={t('crash.title')}
        action={
          <Button
            look="primary"
            onPress={() => {
              window.location.reload();
            }}
          >
            <RotateCw aria-hidden className="size-4" />
            {t('crash.reload')}
          </Button>
        }
      >
        {t('crash.body')}
      </EmptyState>
    </main>
  );
}
