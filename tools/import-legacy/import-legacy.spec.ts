import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { activeAssignee, editIncident, startIncident } from '@vigia/domain/incident';
import { actorOf, withPasswordHash } from '@vigia/domain/user';
import { RandomIds } from '@vigia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCuttableEndpoint } from './test/cuttable-endpoint.js';
import { openGround, type Dump, type Field, type Ground } from './test/ground.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const LATER = '2026-01-01T00:00:00.000Z';

/** How the old system's fixtures split: what can be read, and what cannot. */
const READABLE = { users: 6, incidents: 16 };

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const id = (n: number): string => `b0b0b0b0-0000-4000-8000-${String(n).padStart(12, '0')}`;

async function imported(): Promise<{ field: Field; run: string }> {
  const field = await ground.field();
  return { field, run: (await field.run(true)).name };
}

async function loadsAreRight(field: Field): Promise<boolean> {
  const all = await field.incidents.listAll({ filter: {}, order: 'oldest', limit: 1000 });
  const workers = await field.users.listByRole('trabajador', { limit: 1000 });
  return workers.items.every(
    ({ email, openLoad }) =>
      openLoad === all.items.filter((incident) => activeAssignee(incident) === email).length,
  );
}

describe('a dry run', () => {
  it('[IMP-3] writes nothing, tells what would be new and what cannot be read, and exits unlike a finished one', async () => {
    const field = await ground.field();

    const outcome = await field.run(false);

    expect(outcome.exitCode).toBe(3);
    expect(await field.dump()).toEqual({ users: [], reports: [], activity: [] });
    const text = field.printed.join('\n');
    expect(text).toMatch(/users +6 +0 +0 +0 +3 +0/);
    expect(text).toMatch(/incidents +16 +0 +0 +0 +5 +0/);
    expect(text).toContain('Nivel_Riesgo is "muy alto": no known word');
    expect(text).toContain('1 open sockets of the old system left out.');
    expect(text).toContain('Nothing was written: --apply writes it.');
  });

  it('[IMP-3] exits with 2 when everything can be read and something is new', async () => {
    const field = await ground.field();
    const path = join(field.options.journalFolder, 'one.json');
    const [line] = readFileSync(
      join(ROOT, 'tools/import-legacy/fixtures/reports.jsonl'),
      'utf8',
    ).split('\n');
    writeFileSync(path, `[${String(line)}]`);

    expect((await field.run(false, { from: [path] })).exitCode).toBe(2);
    expect((await field.run(true, { from: [path] })).exitCode).toBe(0);
    expect((await field.run(false, { from: [path] })).exitCode).toBe(0);
  });
});

describe('an import', () => {
  it('[IMP-8] is read back through the repositories: items, lists and loads', async () => {
    const { field } = await imported();

    const all = await field.incidents.listAll({ filter: {}, order: 'oldest', limit: 1000 });
    expect(all.items).toHaveLength(READABLE.incidents);
    expect(await loadsAreRight(field)).toBe(true);
    expect(field.printed.join('\n')).toContain(
      `Written and read back: ${String(READABLE.users + READABLE.incidents)}.`,
    );
    expect((await field.users.find('luis@servicios.pe'))?.openLoad).toBe(4);
    const mine = await field.incidents.listByReporter('beto@utec.edu.pe', {
      filter: {},
      order: 'newest',
      limit: 9,
    });
    expect(mine.items.map((incident) => incident.id)).toEqual([id(16)]);
  });

  it('[IMP-2] keeps ids and dates, and tells the history that the dates tell', async () => {
    const { field } = await imported();

    expect(await field.incidents.find(id(5))).toMatchObject({
      status: 'resuelto',
      reportedAt: '2025-04-05T10:00:00.123Z',
      resolvedAt: '2025-04-05T15:00:00.000Z',
      requiredSpeciality: 'Servicio de Limpieza',
      assignment: { workerEmail: 'luis@servicios.pe', assignedAt: '2025-04-05T12:00:00.000Z' },
    });
    const { items } = await field.incidents.listActivity(id(5), { limit: 9 });
    expect(items.map(({ type, from, to, at }) => [type, from, to, at])).toEqual([
      ['reportado', null, 'pendiente', '2025-04-05T10:00:00.123Z'],
      ['asignado', 'pendiente', 'asignado', '2025-04-05T12:00:00.000Z'],
      ['iniciado', 'asignado', 'en_proceso', '2025-04-05T13:00:00.000Z'],
      ['resuelto', 'en_proceso', 'resuelto', '2025-04-05T15:00:00.000Z'],
    ]);
  });

  it('[IMP-4] that runs again changes nothing', async () => {
    const { field } = await imported();
    const before = await field.dump();

    const again = await field.run(true);

    expect(await field.dump()).toEqual(before);
    expect(again.exitCode).toBe(3);
    expect(field.printed.join('\n')).toContain('Nothing to write.');
  });

  it('[IMP-1] reports every item that it could not read, with the reason and without secrets', async () => {
    const field = await ground.field();

    const report = (await field.run(true)).report.map(
      (line) => JSON.parse(line) as { verdict: string; reasons: string[] },
    );

    const reasons = report
      .filter(({ verdict }) => verdict === 'unreadable')
      .flatMap((entry) => entry.reasons);
    expect(reasons.sort()).toEqual(
      [
        'Fecha_creacion is "2025-02-30T10:00:00": no date',
        'Fecha_creacion is missing',
        'Nivel_Riesgo is "muy alto": no known word',
        'created_at is missing',
        'creado_por is missing',
        'email is "no es correo": no address',
        'especialidad is "Magia": no known word',
        'estado is "perdido": no known word',
        'id is "no-uuid": no UUID',
        'is neither an account nor an incident',
        'is no item in JSON',
        'tipo_trabajador_requerido is "Gasfitero": no known word',
        'veces_reportado is "varias": no whole number from 1 up',
      ].sort(),
    );
    expect(JSON.stringify(report)).not.toMatch(/[0-9a-f]{64}/i);
  });

  it('[IMP-1] reads words that a file explains', async () => {
    const field = await ground.field();
    const words = {
      ...field.options.words,
      risk: { ...field.options.words.risk, muy_alto: 'crítico' as const },
    };

    await field.run(true, { words });

    expect((await field.incidents.find(id(17)))?.risk).toBe('crítico');
  });
});

describe('what people changed since', () => {
  it('[IMP-5] stays: an account that was used and an incident that was moved are not written over', async () => {
    const { field } = await imported();
    const ana = await field.users.find('ana@utec.edu.pe');
    const tito = await field.users.find('tito@servicios.pe');
    const incident = await field.incidents.find(id(10));
    if (!ana || !tito || !incident) throw new Error('not imported');
    await field.users.save(withPasswordHash(ana, '$argon2id$new'));
    const started = startIncident(incident, { by: actorOf(tito), at: LATER });
    const activity = { ...started.event, id: new RandomIds().ulid(Date.parse(LATER)) };
    await field.incidents.commit({
      before: incident,
      incident: started.incident,
      activity,
      notifications: [],
    });
    const before = await field.dump();

    await field.run(true);

    expect(await field.dump()).toEqual(before);
  });

  it('[IMP-5] is told when the old item changed as well, and an untouched one follows the old item', async () => {
    const { field } = await imported();
    const touched = await field.incidents.find(id(2));
    const root = await field.users.find('root@admin.utec.edu.pe');
    if (!touched || !root) throw new Error('not imported');
    const edit = editIncident(touched, { title: 'Nuestro' }, { by: actorOf(root), at: LATER });
    if (!edit) throw new Error('no change');
    const activity = { ...edit.event, id: new RandomIds().ulid(Date.parse(LATER)) };
    await field.incidents.commit({
      before: touched,
      incident: edit.incident,
      activity,
      notifications: [],
    });
    const path = join(field.options.journalFolder, 'newer.jsonl');
    const lines = readFileSync(
      join(ROOT, 'tools/import-legacy/fixtures/reports.jsonl'),
      'utf8',
    ).split('\n');
    writeFileSync(
      path,
      [lines[0], lines[1], lines[2]]
        .join('\n')
        .replace(/"en atención"/, '"completado"')
        .replace(/Incidente/g, 'Cambiado'),
    );

    const outcome = await field.run(true, { from: [path] });

    expect(outcome.exitCode).toBe(3);
    expect(await field.incidents.find(id(1))).toMatchObject({ title: 'Cambiado 1', version: 2 });
    expect((await field.incidents.find(id(2)))?.title).toBe('Nuestro');
    expect((await field.incidents.find(id(3)))?.status).toBe('resuelto');
    expect((await field.users.find('luis@servicios.pe'))?.openLoad).toBe(3);
    expect(await loadsAreRight(field)).toBe(true);
    expect(field.printed.join('\n')).toContain(
      'ours differs, and was not left as an import wrote it',
    );
  });
});

describe('the old tables themselves', () => {
  async function old(field: Field): Promise<Dump> {
    await field.put('users', [
      {
        email: 'luis@servicios.pe',
        user_id: 'u-l',
        nombre: 'Luis',
        tipo: 'trabajador',
        especialidad: 'Limpieza',
        password_hash: 'a'.repeat(64),
        created_at: '2025-03-01T08:00:00',
      },
      {
        email: 'Ana@UTEC.edu.pe',
        user_id: 'u-a',
        nombre: 'Ana',
        tipo: 'estudiante',
        password_hash: 'b'.repeat(64),
        created_at: '2025-03-01T08:00:00',
      },
    ]);
    await field.put('reports', [
      {
        id: id(1),
        titulo: 'Uno',
        Nivel_Riesgo: 'alto',
        estado: 'en atención',
        creado_por: 'Ana@UTEC.edu.pe',
        Fecha_creacion: '2025-04-01T08:00:00',
        asignado_a: 'luis@servicios.pe',
        fecha_asignacion: '2025-04-01T09:00:00',
        'otro atributo': 'se pierde',
      },
    ]);
    return field.dump();
  }
  const inPlace = ({ tables }: Field) => ({
    from: [`table:${tables.users}`, `table:${tables.reports}`],
  });

  it('[IMP-4] are converted where they are, once', async () => {
    const field = await ground.field();
    await old(field);

    expect((await field.run(true, inPlace(field))).exitCode).toBe(0);
    const after = await field.dump();
    expect((await field.run(true, inPlace(field))).exitCode).toBe(0);

    expect(await field.dump()).toEqual(after);
    expect(after.users.map(({ email }) => email).sort()).toEqual([
      'ana@utec.edu.pe',
      'luis@servicios.pe',
    ]);
    expect((await field.users.find('luis@servicios.pe'))?.openLoad).toBe(1);
    expect(await loadsAreRight(field)).toBe(true);
  });

  it('[IMP-7] are exactly as before once the run is taken back', async () => {
    const field = await ground.field();
    const before = await old(field);
    const { name } = await field.run(true, inPlace(field));

    expect((await field.rollBack(name)).exitCode).toBe(0);

    expect(await field.dump()).toEqual(before);
  });
});

describe('taking a run back', () => {
  it('[IMP-7] leaves nothing of it, twice as well as once, and it can be imported again', async () => {
    const { field, run } = await imported();
    const after = await field.dump();

    expect((await field.rollBack(run)).exitCode).toBe(0);
    expect(await field.dump()).toEqual({ users: [], reports: [], activity: [] });
    expect((await field.rollBack(run)).exitCode).toBe(0);
    await field.run(true);

    expect(await field.dump()).toEqual(after);
  });

  it('[IMP-7] keeps and tells what was changed since', async () => {
    const { field, run } = await imported();
    const ana = await field.users.find('ana@utec.edu.pe');
    if (!ana) throw new Error('not imported');
    await field.users.save(withPasswordHash(ana, '$argon2id$new'));

    const outcome = await field.rollBack(run);

    expect(outcome.exitCode).toBe(3);
    expect((await field.dump()).users.map(({ email }) => email)).toEqual(['ana@utec.edu.pe']);
    expect(field.printed.join('\n')).toContain('= user ana@utec.edu.pe');
  });

  it('[IMP-7] of a run that never was is refused with those that were', async () => {
    const { field, run } = await imported();

    await expect(field.rollBack('nope')).rejects.toThrow(`there are: ${run}`);
  });
});

describe('a run that dies', () => {
  it('[IMP-6] at any write, before or after it was stored, ends like one that was never interrupted', async () => {
    const whole = await (await imported()).field.dump();
    const way = await openCuttableEndpoint(ground.endpoint);
    const writes = READABLE.users + READABLE.incidents;
    try {
      for (const moment of ['before', 'after'] as const) {
        for (let write = 0; write < writes; write += moment === 'before' ? 1 : 3) {
          const field = await ground.field();
          way.cutAt(write, moment, () => undefined);
          await expect(field.run(true, { endpoint: way.endpoint })).rejects.toThrow(
            'storage failed',
          );
          way.mend();
          tearLastLine(field);

          const { name } = await field.run(true, { endpoint: way.endpoint });

          expect(await field.dump(), `${moment} write ${String(write)}`).toEqual(whole);
          expect(
            readdirSync(field.options.journalFolder).filter((file) => file.includes('.journal.')),
          ).toEqual([`${name}.journal.jsonl`]);
          expect((await field.rollBack(name)).exitCode).toBe(0);
          expect(await field.dump()).toEqual({ users: [], reports: [], activity: [] });
        }
      }
    } finally {
      await way.close();
    }
  }, 180_000);

  it('[IMP-6] by kill -9 before each of its writes goes on where it was, and can be taken back', async () => {
    const field = await ground.field();
    const path = join(field.options.journalFolder, 'few.jsonl');
    const lines = readFileSync(
      join(ROOT, 'tools/import-legacy/fixtures/reports.jsonl'),
      'utf8',
    ).split('\n');
    const worker = {
      email: 'luis@servicios.pe',
      user_id: 'u-l',
      nombre: 'Luis',
      tipo: 'trabajador',
      especialidad: 'Limpieza',
      password_hash: 'a'.repeat(64),
      created_at: '2025-03-01T08:00:00',
    };
    writeFileSync(path, [JSON.stringify(worker), lines[2], lines[4], lines[6]].join('\n'));
    const way = await openCuttableEndpoint(ground.endpoint);
    const launch = async (
      kill: boolean,
    ): Promise<{ code: number | null; signal: string | null }> => {
      const args = [
        '--conditions=@vigia/source',
        '--import',
        'tsx',
        'tools/import-legacy/main.ts',
        '--from',
        path,
        '--into',
        field.options.into,
        '--apply',
        '--journal',
        field.options.journalFolder,
        '--endpoint',
        way.endpoint,
        '--domains',
        'utec.edu.pe=estudiante',
      ];
      const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
      // One write passes, the next one is its last.
      if (kill) way.cutAt(1, 'before', () => child.kill('SIGKILL'));
      else way.mend();
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      way.mend();
      return { code, signal };
    };
    try {
      for (let written = 1; written < 4; written += 1) {
        expect(await launch(true)).toEqual({ code: null, signal: 'SIGKILL' });
        const { users, reports } = await field.dump();
        expect(users.length + reports.length).toBe(written);
      }
      expect(await launch(false)).toEqual({ code: 0, signal: null });
    } finally {
      await way.close();
    }

    const few = await ground.field();
    await few.run(true, { from: [path] });
    expect(await field.dump()).toEqual(await few.dump());
    const [journal] = readdirSync(field.options.journalFolder).filter((name) =>
      name.endsWith('.journal.jsonl'),
    );
    await field.rollBack(String(journal).replace('.journal.jsonl', ''));
    expect(await field.dump()).toEqual({ users: [], reports: [], activity: [] });
  }, 120_000);
});

/** What a process that died while it wrote a line leaves behind. */
function tearLastLine({ options }: Field): void {
  for (const name of readdirSync(options.journalFolder)) {
    appendFileSync(join(options.journalFolder, name), '{"label":"torn');
  }
}
