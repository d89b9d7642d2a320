import { useTranslation } from 'react-i18next';
import { Problem } from '../../shared/api/problem.js';
import { paths } from '../../shared/config/paths.js';
import { toast } from '../../shared/ui/toast.js';
import { logOut } from './api/session.js';

/** A fresh start at the door: nothing of the session stays here. */
export function goToLogin(): void {
  window.location.assign(paths.login);
}

export interface Leaving {
  /** What the server shall know while it still knows the session. */
  readonly before: () => Promise<void>;
  /** Takes that back where the session goes on. */
  readonly stay: () => Promise<void>;
  /** Takes off this device what outlives the page. */
  readonly forget: () => Promise<void>;
}

/** Ends the session on the server and then, by a fresh start, everything of it here; says so when it could not. */
export function useLogOut({ before, stay, forget }: Leaving): () => void {
  const { t } = useTranslation();
  return () => {
    void (async () => {
      await before().catch(nothing);
      try {
        await logOut();
      } catch (error) {
        if (!(error instanceof Problem && error.status === 401)) {
          toast({ title: t('auth.logOutFailed'), body: t('failure.offline.form') });
          await stay().catch(nothing);
          return;
        }
      }
      await forget().catch(nothing);
      goToLogin();
    })();
  };
}

const nothing = () => Promise.resolve();
