/** What keeps a device from telling anybody anything, if something does. */
export type Hindrance = 'unsupported' | 'install' | 'blocked';

/** As much of a browser as decides it. */
export interface Browser {
  readonly hasPush: boolean;
  readonly permission: NotificationPermission | undefined;
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Whether the app was opened from the home screen. */
  readonly isInstalled: boolean;
}

/** Why a browser shows no notices; undefined when it can, or would after a yes. */
export function hindranceOf(browser: Browser): Hindrance | undefined {
  const { hasPush, permission, isInstalled } = browser;
  // Safari there knows notices only in apps of the home screen.
  if (isApplePhone(browser) && !isInstalled) return 'install';
  if (!hasPush || permission === undefined) return 'unsupported';
  return permission === 'denied' ? 'blocked' : undefined;
}

/** The browser that this runs in. */
export function thisBrowser(): Browser {
  return {
    hasPush: 'serviceWorker' in navigator && 'PushManager' in window,
    permission: 'Notification' in window ? Notification.permission : undefined,
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    isInstalled: window.matchMedia('(display-mode: standalone)').matches,
  };
}

/** An iPad says that it is a Mac, but Macs have no screen to touch. */
function isApplePhone({ userAgent, touchPoints }: Browser): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
}
