/**
 * Acronyms of standing bodies, instruments and expressions that delegates use and texts often print in full only. A resolution's own
 * acronyms are read from it (`resolution/glossary.ts`).
 */
const STANDING: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  au: 'African Union',
  oau: 'Organization of African Unity',
  eu: 'European Union',
  ec: 'European Community',
  osce: 'Organization for Security and Cooperation in Europe',
  oas: 'Organization of American States',
  ecowas: 'Economic Community of West African States',
  sadc: 'Southern African Development Community',
  igad: 'Intergovernmental Authority on Development',
  nato: 'North Atlantic Treaty Organization',
  asean: 'Association of Southeast Asian Nations',
  cis: 'Commonwealth of Independent States',
  gcc: 'Gulf Cooperation Council',
  las: 'League of Arab States',
  icj: 'International Court of Justice',
  icc: 'International Criminal Court',
  icty: 'International Tribunal for the Former Yugoslavia',
  ictr: 'International Tribunal for Rwanda',
  scsl: 'Special Court for Sierra Leone',
  stl: 'Special Tribunal for Lebanon',
  iaea: 'International Atomic Energy Agency',
  opcw: 'Organization for the Prohibition of Chemical Weapons',
  icao: 'International Civil Aviation Organization',
  imo: 'International Maritime Organization',
  iom: 'International Organization for Migration',
  unhcr: 'United Nations High Commissioner for Refugees',
  ohchr: 'Office of the United Nations High Commissioner for Human Rights',
  unicef: 'United Nations Children’s Fund',
  unodc: 'United Nations Office on Drugs and Crime',
  wfp: 'World Food Programme',
  icrc: 'International Committee of the Red Cross',
  imf: 'International Monetary Fund',
  ibrd: 'International Bank for Reconstruction and Development',
  fatf: 'Financial Action Task Force',
  dpko: 'Department of Peacekeeping Operations',
  ctc: 'Counter-Terrorism Committee',
  cted: 'Counter-Terrorism Committee Executive Directorate',
  pbc: 'Peacebuilding Commission',
  tfg: 'Transitional Federal Government',
  isaf: 'International Security Assistance Force',
  npt: 'Treaty on the Non-Proliferation of Nuclear Weapons',
  ctbt: 'Comprehensive Nuclear-Test-Ban Treaty',
  cpa: 'Comprehensive Peace Agreement',
  ied: 'improvised explosive device',
  ieds: 'improvised explosive devices',
  ngo: 'non-governmental organization',
  ngos: 'non-governmental organizations',
  tcc: 'troop-contributing country',
  tccs: 'troop-contributing countries',
  mou: 'memorandum of understanding',
  moi: 'Ministry of the Interior',
  drc: 'Democratic Republic of the Congo',
  car: 'Central African Republic',
  fyrom: 'former Yugoslav Republic of Macedonia',
  fry: 'Federal Republic of Yugoslavia',
  dprk: 'Democratic People’s Republic of Korea',
  uk: 'United Kingdom',
  usa: 'United States of America',
  uae: 'United Arab Emirates',
}

/** What bodies are called by those who do not name them, and the names that texts have for them. */
const NICKNAMES: readonly (readonly [pattern: RegExp, names: readonly string[]])[] = [
  [/\b(?:un )?refugee agency\b/, ['UNHCR', 'High Commissioner for Refugees']],
  [/\b(?:un )?(?:nuclear|atomic) (?:watchdog|agency)\b/, ['IAEA', 'International Atomic Energy Agency']],
  [/\bchemical (?:weapons )?watchdog\b/, ['OPCW', 'Organization for the Prohibition of Chemical Weapons']],
  [/\b(?:un )?food agency\b/, ['World Food Programme', 'WFP', 'FAO']],
  [/\b(?:un )?children's (?:agency|fund)\b/, ['UNICEF', 'Children’s Fund']],
  [/\b(?:un )?health agency\b/, ['World Health Organization', 'WHO']],
  [/\bworld court\b/, ['International Court of Justice']],
  [
    /(?<!\b(?:in|at|near|around|from|outside|into) )\bthe hague\b|\b(?:war )?crimes (?:court|tribunal)\b/,
    [
      'International Tribunal for the Former Yugoslavia',
      'ICTY',
      'International Criminal Court',
      'ICC',
      'International Criminal Tribunal for Rwanda',
      'ICTR',
      'International Tribunal',
    ],
  ],
  [/\bwest african bloc\b/, ['ECOWAS', 'Economic Community of West African States']],
  [/\b(?:pan-)?african bloc\b/, ['African Union', 'OAU', 'Organization of African Unity']],
  [/\barab (?:bloc|league)\b/, ['League of Arab States', 'Arab League']],
  [/\beuropean bloc\b/, ['European Union', 'European Community']],
  [/\b(?:the )?(?:atlantic|western) alliance\b/, ['NATO', 'North Atlantic Treaty Organization']],
  [/\bworld bank\b/, ['World Bank', 'International Bank for Reconstruction and Development']],
]

/** A text with the bodies in it by the names that a resolution prints; the text is in lower case. "the hague" is a town where no court is named. */
export const withoutNicknames = (text: string, prints: (name: string) => boolean): string =>
  NICKNAMES.reduce((t, [pattern, names]) => {
    const name = pattern.test(t) && !prints(pattern.exec(t)![0]) ? names.find(prints) : undefined
    return name ? t.replace(pattern, name.toLowerCase()) : t
  }, text)

/** What a standing acronym stands for; undefined for any other word. In lower case: "iaea". */
export const standing = (word: string): string | undefined => STANDING[word]
