import { LogoMark } from '../shared/ui/logo.js';

/** The app itself could not be loaded, its texts included: said in both languages, without any of its machinery. */
export function BootFailure() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="max-w-sm text-center">
        <LogoMark className="mx-auto size-12" />
        <h1 className="heading mt-5 text-xl">No pudimos abrir Vigía</h1>
        <p className="mt-2 text-ink-soft">Revisa tu conexión y vuelve a intentarlo.</p>
        <p lang="en" className="mt-1 text-sm text-ink-faint">
          Vigía could not be opened. Check your connection and try again.
        </p>
        <button
          type="button"
          onClick={() => {
            window.location.reload();
          }}
          className="focus-ring mt-6 h-11 rounded-md bg-accent px-5 font-semibold text-on-accent hover:bg-accent-strong"
        >
          Reintentar · <span lang="en">Retry</span>
        </button>
      </div>
    </main>
  );
}
