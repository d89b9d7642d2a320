import type { ProviderPerson } from './provider-person.js';

/** The page of the embedded provider: one button per person, for nobody has a password here. */
export function loginPage(action: string, people: readonly ProviderPerson[]): string {
  const buttons = people.map(
    ({ subject, name, email }) =>
      `<button name="subject" value="${escaped(subject)}"><b>${escaped(name)}</b> <small>${escaped(email)}</small></button>`,
  );
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Proveedor de prueba</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; }
  form { display: grid; gap: .5rem; }
  button { font: inherit; text-align: left; padding: .7rem 1rem; border: 1px solid; border-radius: .5rem; cursor: pointer; }
  button[value=""] { border-color: transparent; background: none; }
  small { opacity: .8; }
</style>
<h1>Proveedor de prueba</h1>
<p>Hace de proveedor de identidad en esta máquina. ¿Quién eres?</p>
<form method="post" action="${escaped(action)}">
${buttons.join('\n')}
<button name="subject" value="">Cancelar</button>
</form>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
