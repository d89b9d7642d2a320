import sharp from 'sharp';
import type { DemoPerson } from './demo-accounts.js';

/** Photos that somebody adds to an incident of theirs. */
export interface DemoPhotos {
  readonly incident: string;
  readonly by: DemoPerson;
  readonly scenes: readonly string[];
}

const WIDTH = 1600;
const HEIGHT = 1200;
const QUALITY = 82;

/** A scene as a camera would have taken it. */
export async function photograph(scene: string): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await sharp(Buffer.from(scene)).jpeg({ quality: QUALITY }).toBuffer();
  return new Uint8Array(jpeg);
}

/** What is on them is drawn here, so nothing needs to be shipped or fetched. */
const scene = (defs: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs>
  <radialGradient id="lens" cx=".5" cy=".45" r=".75"><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".45"/></radialGradient>
  <filter id="soft"><feGaussianBlur stdDeviation="9"/></filter><filter id="haze"><feGaussianBlur stdDeviation="42"/></filter>
  ${defs}</defs>${body}<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#lens)"/></svg>`;

const slope = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x2=".3" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

const breakers = Array.from({ length: 12 }, (_, at) => {
  const [x, y] = [640 + (at % 6) * 62, 470 + Math.floor(at / 6) * 190];
  const isBurnt = at === 3 || at === 9;
  return `<rect x="${x}" y="${y}" width="52" height="150" rx="5" fill="${isBurnt ? '#231f1c' : '#2f3a46'}"/>
    <rect x="${x + 16}" y="${y + (isBurnt ? 78 : 40)}" width="20" height="42" rx="4" fill="${isBurnt ? '#4b3a2e' : '#d9dde2'}"/>
    <circle cx="${x + 26}" cy="${y + 132}" r="6" fill="${isBurnt ? '#5a1d12' : '#37c26b'}"/>`;
}).join('');

const PANEL = scene(
  `${slope('wall', '#cfc9bd', '#948c7e')}${slope('box', '#a9b0b6', '#6d757c')}`,
  `<rect width="1600" height="1200" fill="url(#wall)"/><rect y="1010" width="1600" height="190" fill="#6b6157"/>
  <rect x="760" y="0" width="70" height="340" fill="#8d949a"/><path d="M250 0v1010M1350 0v1010" stroke="#857d70" stroke-width="4"/>
  <rect x="560" y="330" width="530" height="560" rx="14" fill="#3c444b" transform="translate(16 18)" filter="url(#soft)"/>
  <rect x="560" y="330" width="530" height="560" rx="14" fill="url(#box)"/><rect x="600" y="420" width="450" height="430" rx="8" fill="#191d21"/>${breakers}
  <path d="M1060 360l36 62h-72z" fill="#f6c945" stroke="#1f1a10" stroke-width="6" stroke-linejoin="round"/><path d="M1062 380l-8 20h12l-8 16" fill="none" stroke="#1f1a10" stroke-width="5"/>
  <ellipse cx="850" cy="520" rx="120" ry="150" fill="#120c08" opacity=".75" filter="url(#haze)"/>
  <g fill="#e4e1dc" filter="url(#haze)"><ellipse cx="860" cy="420" rx="70" ry="110" opacity=".75"/><ellipse cx="910" cy="270" rx="120" ry="120" opacity=".6"/><ellipse cx="1010" cy="120" rx="210" ry="130" opacity=".55"/></g>
  <circle cx="852" cy="548" r="14" fill="#ff9a3d" filter="url(#soft)"/>`,
);

const LABORATORY = scene(
  `${slope('wall', '#e3e7e8', '#b3bcc0')}${slope('floor', '#9da5a3', '#6f7775')}`,
  `<rect width="1600" height="760" fill="url(#wall)"/><path d="M0 760h1600v440H0z" fill="url(#floor)"/>
  <g fill="#cfe6f3" stroke="#8fa3ad" stroke-width="8"><rect x="90" y="120" width="300" height="320"/><rect x="440" y="120" width="300" height="320"/></g>
  <path d="M0 1200L420 760M800 1200V760M1600 1200L1180 760" stroke="#808886" stroke-width="4"/>
  ${[150, 620]
    .map(
      (x) =>
        `<path d="M${x} 820h360l60 90h-460z" fill="#f2efe8"/><rect x="${x + 30}" y="905" width="22" height="210" fill="#5d646a"/><rect x="${x + 320}" y="905" width="22" height="210" fill="#5d646a"/>
        <rect x="${x + 90}" y="690" width="170" height="115" rx="8" fill="#22272c"/><rect x="${x + 155}" y="800" width="40" height="30" fill="#3a4046"/>`,
    )
    .join('')}
  <rect x="1200" y="330" width="210" height="240" rx="8" fill="#7b838a"/><rect x="1222" y="360" width="166" height="180" fill="#20252a"/>
  <g fill="#dcd9d4" filter="url(#haze)"><ellipse cx="1310" cy="300" rx="90" ry="110" opacity=".8"/><ellipse cx="1380" cy="150" rx="200" ry="120" opacity=".65"/><ellipse cx="1180" cy="80" rx="300" ry="90" opacity=".45"/></g>`,
);

const STAIRS = scene(
  slope('wall', '#ded6c6', '#a89f8d'),
  `<rect width="1600" height="1200" fill="url(#wall)"/>
  ${Array.from({ length: 9 }, (_, at) => {
    const [y, inset] = [1130 - at * 92, at * 52];
    return `<path d="M${120 + inset} ${y}h${1360 - inset * 2}l-26-46H${146 + inset}z" fill="#c9c3b8"/><path d="M${120 + inset} ${y}h${1360 - inset * 2}v46H${120 + inset}z" fill="#8a8378"/><path d="M${120 + inset} ${y + 2}h${1360 - inset * 2}" stroke="#e3b341" stroke-width="7"/>`;
  }).join('')}
  <path d="M90 1060L560 260" stroke="#4a4f55" stroke-width="22"/><path d="M1510 1060L1040 260" stroke="#4a4f55" stroke-width="22"/>
  <g fill="#4b2e17" opacity=".8"><path d="M610 1040q120-60 260-22t130 60q-120 62-260 46t-130-84z"/><path d="M690 930q90-36 170-8t60 44q-130 26-190 8t-40-44z"/><path d="M760 850q50-22 90 0t20 30q-70 12-100 2t-10-32z"/></g>
  <g fill="#fff" opacity=".4" filter="url(#soft)"><ellipse cx="760" cy="1046" rx="70" ry="14"/><ellipse cx="800" cy="940" rx="40" ry="9"/></g>
  <g transform="translate(1010 940) rotate(68)"><path d="M0 0h96l-14 130H14z" fill="#f4f1ea"/><rect x="-6" y="-16" width="108" height="20" rx="6" fill="#3b3f45"/><path d="M6 40h84l-5 46H11z" fill="#a8672f"/></g>`,
);

const WASHBASIN = scene(
  `${slope('floor', '#8b9698', '#5f696c')}<pattern id="tiles" width="100" height="100" patternUnits="userSpaceOnUse"><rect width="100" height="100" fill="#dfe7e8"/><path d="M0 0h100v100" fill="none" stroke="#b9c5c7" stroke-width="4"/></pattern>`,
  `<rect width="1600" height="820" fill="url(#tiles)"/><path d="M0 820h1600v380H0z" fill="url(#floor)"/>
  <rect x="470" y="90" width="660" height="330" rx="10" fill="#c4d4da" stroke="#8e9a9d" stroke-width="10"/><path d="M520 390L760 120M640 390L860 140" stroke="#eef5f7" stroke-width="26" opacity=".6"/>
  <path d="M440 520h720q-10 190-210 220H650q-200-30-210-220z" fill="#fbfbf8" stroke="#c5c8c5" stroke-width="6"/><ellipse cx="800" cy="548" rx="300" ry="46" fill="#d5dadb"/>
  <path d="M780 530v-70q0-50 60-50t60 44" fill="none" stroke="#9aa3a8" stroke-width="30" stroke-linecap="round"/><path d="M770 740v150q0 40 40 40h90" fill="none" stroke="#878f94" stroke-width="34"/>
  <g fill="#7fb4cf" opacity=".75"><path d="M330 1010q190-90 520-60t520 80q-40 110-520 110t-520-130z"/></g><path d="M440 1020q180-50 380-34" stroke="#fff" stroke-width="12" opacity=".5" fill="none"/>
  <g fill="#5fa5c8"><path d="M780 940q18 40 0 54t-18-14q0-16 18-40z"/><path d="M812 890q12 28 0 38t-12-10q0-12 12-28z"/></g>`,
);

/** Two of the newest incidents, and one that came back. */
export const DEMO_PHOTOS: readonly DemoPhotos[] = [
  {
    incident: 'Humo en el tablero eléctrico del laboratorio',
    by: 'ana',
    scenes: [PANEL, LABORATORY],
  },
  { incident: 'Piso mojado en la escalera norte', by: 'ana', scenes: [STAIRS] },
  { incident: 'Fuga de agua en el baño de hombres', by: 'luis', scenes: [WASHBASIN] },
];
