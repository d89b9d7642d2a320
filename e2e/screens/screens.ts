import type { Page } from 'playwright-core';

/** One page of the web app, to be taken a picture of. */
export interface Screen {
  /** The name of its files. */
  readonly name: string;
  readonly title: string;
  /** Where it is; `INCIDENT` stands for the one that the story is about. */
  readonly path: string;
  /** What brings the page to what is shown. */
  readonly reach?: (page: Page) => Promise<void>;
}

/** Everybody who looks, and at what. */
export const LOOKERS: readonly {
  readonly email: string | undefined;
  readonly screens: readonly Screen[];
}[] = [
  {
    email: undefined,
    screens: [
      { name: 'login', title: 'Logging in', path: '/entrar' },
      { name: 'register', title: 'A new account', path: '/registro' },
    ],
  },
  {
    email: 'luis.quispe@utec.edu.pe',
    screens: [
      { name: 'student-reports', title: 'Student: own reports', path: '/incidentes' },
      { name: 'student-incident', title: 'Student: an incident', path: '/incidentes/INCIDENT' },
      {
        name: 'student-conversation',
        title: 'Student: the conversation',
        path: '/incidentes/INCIDENT',
        reach: (page) => scrollTo(page, 'Conversación'),
      },
      { name: 'report-photo', title: 'Reporting: the photo', path: '/reportar' },
      { name: 'report-place', title: 'Reporting: the place', path: '/reportar', reach: reachPlan },
      {
        name: 'report-what',
        title: 'Reporting: what happens',
        path: '/reportar',
        reach: reachWhat,
      },
    ],
  },
  {
    email: 'carla.rojas@servicios-campus.pe',
    screens: [
      { name: 'worker-tasks', title: 'Worker: what is to be done', path: '/incidentes' },
      { name: 'worker-incident', title: 'Worker: an incident', path: '/incidentes/INCIDENT' },
      {
        name: 'worker-work',
        title: 'Worker: checklist, time and material',
        path: '/incidentes/INCIDENT',
        reach: (page) => scrollTo(page, 'Lista de pasos'),
      },
      {
        name: 'worker-conversation',
        title: 'Worker: the conversation, with internal notes',
        path: '/incidentes/INCIDENT',
        reach: (page) => scrollTo(page, 'Conversación'),
      },
    ],
  },
  {
    email: 'admin@admin.utec.edu.pe',
    screens: [
      { name: 'admin-incidents', title: 'Admin: the incidents', path: '/incidentes' },
      { name: 'admin-queue', title: 'Admin: the queue', path: '/incidentes/cola' },
      { name: 'admin-incident', title: 'Admin: an incident', path: '/incidentes/INCIDENT' },
      { name: 'boards', title: 'Boards', path: '/tableros' },
      { name: 'board', title: 'A board', path: '/tableros', reach: reachBoard },
      { name: 'people', title: 'Admin: people', path: '/personas' },
      { name: 'activity', title: 'Admin: what the accounts did', path: '/personas/actividad' },
      { name: 'integrations', title: 'Admin: integrations', path: '/personas/integraciones' },
      { name: 'inbox', title: 'Notifications', path: '/avisos' },
      { name: 'preferences', title: 'What one hears of', path: '/avisos/preferencias' },
      { name: 'account', title: 'One’s own account', path: '/cuenta' },
    ],
  },
];

async function scrollTo(page: Page, heading: string): Promise<void> {
  await page
    .getByRole('heading', { name: heading })
    .first()
    .evaluate((it) => {
      it.style.scrollMarginTop = '4.5rem';
      it.scrollIntoView({ block: 'start' });
    });
}

async function reachPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Seguir sin foto' }).click();
  await page.getByRole('searchbox', { name: 'Buscar un lugar' }).fill('A205');
  await page.getByRole('main').getByRole('button').filter({ hasText: 'A205' }).first().click();
  await page.getByRole('slider').first().waitFor();
}

/** From the draft that the place was kept in. */
async function reachWhat(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Seguir con tu reporte' }).click();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('En pocas palabras').fill('No hay wifi');
  await page.getByRole('radio', { name: 'Tecnología' }).press('Space');
}

async function reachBoard(page: Page): Promise<void> {
  await page.locator('main a[href^="/tableros/"]').first().click();
  await page.getByText('En vivo · guardado').waitFor();
}
