import { Person } from './person.js';

/** The incident that the pictures follow. */
const FOLLOWED = 'El proyector del A301 parpadea';

/** Goes on with what the demo tells, so that every page has something to show; gives the incident it is about. */
export async function tellStory(url: string): Promise<string> {
  const [admin, luis, carla] = await Promise.all([
    Person.logIn(url, 'admin@admin.utec.edu.pe'),
    Person.logIn(url, 'luis.quispe@utec.edu.pe'),
    Person.logIn(url, 'carla.rojas@servicios-campus.pe'),
  ]);
  const incidents = await admin.send<{ id: string; titulo: string }[]>('GET', 'incidentes');
  const id = incidents.find(({ titulo }) => titulo === FOLLOWED)?.id;
  if (id === undefined) throw new Error(`The demo has no incident "${FOLLOWED}".`);
  const incident = `incidentes/${id}`;

  await luis.send('POST', `${incident}/mensajes`, {
    texto: '¿Estará listo para la clase de las cuatro?',
  });
  await carla.send('POST', `${incident}/mensajes`, {
    texto: 'La lámpara está por acabarse y no quedan en almacén. ¿Puedes pedir una?',
    interno: true,
    menciones: ['admin@admin.utec.edu.pe'],
  });
  await admin.send('POST', `${incident}/mensajes`, {
    texto: 'La lámpara llega a las tres. Mientras tanto, el A302 está libre.',
  });
  await carla.send('PUT', `${incident}/lista/reproducir`, { hecho: true });
  await carla.send('POST', `${incident}/trabajo`, {
    minutos: 35,
    materiales: [{ nombre: 'Cable HDMI', cantidad: 1, unidad: 'unidad' }],
    nota: 'Probé con otro cable y otra computadora.',
  });
  await carla.send('PUT', `${incident}/pausar`, { motivo: 'Espero un repuesto' });
  await admin.send('POST', 'webhooks', {
    nombre: 'Mantenimiento',
    url: 'https://mantenimiento.example/vigia',
    eventos: ['reportado', 'asignado', 'resuelto', 'cerrado'],
  });
  return id;
}
