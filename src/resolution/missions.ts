/**
 * The names of missions and forces that the Council has established or authorized: the acronym that people use and the long form
 * that some texts print alone ("the United Nations Interim Force in Lebanon"). General knowledge of the field (the lists of
 * peacekeeping operations and of special political missions that the Secretariat publishes), for naming only: no date, no
 * succession and no fact about any of them is taken from here. A text's own definition goes before.
 */

/** Acronym, long form, and other forms that the texts print, separated by "|". */
const NAMES = `
AFISMA|African-led International Support Mission in Mali
AMIS|African Union Mission in the Sudan
AMISOM|African Union Mission in Somalia|African Union Mission to Somalia
ATMIS|African Union Transition Mission in Somalia
BINUB|United Nations Integrated Office in Burundi|Bureau intégré des Nations Unies au Burundi
BINUCA|United Nations Integrated Peacebuilding Office in the Central African Republic
BINUH|United Nations Integrated Office in Haiti
BNUB|United Nations Office in Burundi
BONUCA|United Nations Peacebuilding Office in the Central African Republic|United Nations Peacebuilding Support Office in the Central African Republic
CTED|Counter-Terrorism Committee Executive Directorate
ECOMIB|ECOWAS Mission in Guinea-Bissau
ECOMICI|ECOWAS Mission in Côte d’Ivoire
ECOMIL|ECOWAS Mission in Liberia
ECOMOG|ECOWAS Monitoring Group|Military Observer Group of ECOWAS|Military Observer Group of the Economic Community of West African States
EUFOR|EUFOR ALTHEA|EUFOR-Althea|EUFOR – Althea
EUFOR RCA|European Union Force in the Central African Republic
IFOR|multinational implementation force
INTERFET|International Force East Timor|International Force in East Timor
ISAF|International Security Assistance Force
KFOR|Kosovo Force
MICAH|International Civilian Support Mission in Haiti
MIF|Multinational Interim Force
MINUCI|United Nations Mission in Côte d’Ivoire
MINUGUA|United Nations Verification Mission in Guatemala|United Nations Mission for the Verification of Human Rights in Guatemala
MINUJUSTH|United Nations Mission for Justice Support in Haiti
MINURCA|United Nations Mission in the Central African Republic
MINURCAT|United Nations Mission in the Central African Republic and Chad
MINURSO|United Nations Mission for the Referendum in Western Sahara
MINUSCA|United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic
MINUSMA|United Nations Multidimensional Integrated Stabilization Mission in Mali
MINUSTAH|United Nations Stabilization Mission in Haiti
MIPONUH|United Nations Civilian Police Mission in Haiti
MISAB|Inter-African Mission to Monitor the Implementation of the Bangui Agreements
MISCA|African-led International Support Mission in the Central African Republic
MONUA|United Nations Observer Mission in Angola|United Nations Mission of Observers in Angola
MONUC|United Nations Organization Mission in the Democratic Republic of the Congo
MONUSCO|United Nations Organization Stabilization Mission in the Democratic Republic of the Congo|United Nations Organization Stabilization Mission in the DRC
ONUB|United Nations Operation in Burundi
ONUCA|United Nations Observer Group in Central America
ONUMOZ|United Nations Operation in Mozambique
ONUSAL|United Nations Observer Mission in El Salvador
OPCW-UN Joint Mission|Joint Mission of the Organization for the Prohibition of Chemical Weapons and the United Nations
RSM|Resolute Support Mission
SEMG|Somalia and Eritrea Monitoring Group|Monitoring Group on Somalia and Eritrea
SFOR|Stabilization Force
UNAMA|United Nations Assistance Mission in Afghanistan
UNAMET|United Nations Mission in East Timor
UNAMI|United Nations Assistance Mission for Iraq|United Nations Assistance Mission in Iraq
UNAMIC|United Nations Advance Mission in Cambodia
UNAMID|African Union-United Nations Hybrid Operation in Darfur|AU-UN Hybrid Operation in Darfur|African Union/United Nations Hybrid operation in Darfur|AU/UN Hybrid operation in Darfur|African Union-United Nations Hybrid Mission in Darfur
UNAMIR|United Nations Assistance Mission for Rwanda
UNAMIS|United Nations Advance Mission in the Sudan
UNAMSIL|United Nations Mission in Sierra Leone
UNASOG|United Nations Aouzou Strip Observer Group
UNAVEM|United Nations Angola Verification Mission
UNAVEM II|United Nations Angola Verification Mission II
UNAVEM III|United Nations Angola Verification Mission III
UNCRO|United Nations Confidence Restoration Operation in Croatia|United Nations Confidence Restoration Operation
UNDOF|United Nations Disengagement Observer Force
UNFICYP|United Nations Peacekeeping Force in Cyprus|United Nations Force in Cyprus
UNGOMAP|United Nations Good Offices Mission in Afghanistan and Pakistan
UNIFIL|United Nations Interim Force in Lebanon
UNIIMOG|United Nations Iran-Iraq Military Observer Group
UNIIIC|United Nations International Independent Investigation Commission|International Independent Investigation Commission
UNIKOM|United Nations Iraq-Kuwait Observation Mission|United Nations Iraq-Kuwait Observer Mission
UNIOGBIS|United Nations Integrated Peacebuilding Office in Guinea-Bissau|United Nations Integrated Peace-building Office in Guinea-Bissau
UNIOSIL|United Nations Integrated Office in Sierra Leone
UNIPSIL|United Nations Integrated Peacebuilding Office in Sierra Leone
UNISFA|United Nations Interim Security Force for Abyei
UNITAMS|United Nations Integrated Transition Assistance Mission in Sudan
UNMEE|United Nations Mission in Ethiopia and Eritrea
UNMEER|United Nations Mission for Ebola Emergency Response
UNMHA|United Nations Mission to Support the Hodeidah Agreement
UNMIBH|United Nations Mission in Bosnia and Herzegovina
UNMIH|United Nations Mission in Haiti
UNMIK|United Nations Interim Administration Mission in Kosovo|United Nations Mission in Kosovo
UNMIL|United Nations Mission in Liberia
UNMIN|United Nations Mission in Nepal
UNMIS|United Nations Mission in the Sudan
UNMISET|United Nations Mission of Support in East Timor
UNMISS|United Nations Mission in South Sudan|United Nations Mission in the Republic of South Sudan
UNMIT|United Nations Integrated Mission in Timor-Leste
UNMOGIP|United Nations Military Observer Group in India and Pakistan
UNMOVIC|United Nations Monitoring, Verification and Inspection Commission
UNMOP|United Nations Mission of Observers in Prevlaka
UNMOT|United Nations Mission of Observers in Tajikistan
UNOAU|United Nations Office to the African Union
UNOCI|United Nations Operation in Côte d’Ivoire
UNOGBIS|United Nations Peacebuilding Support Office in Guinea-Bissau|United Nations Peace-building Support Office in Guinea-Bissau
UNOL|United Nations Peacebuilding Support Office in Liberia
UNOMIG|United Nations Observer Mission in Georgia
UNOMIL|United Nations Observer Mission in Liberia
UNOMSA|United Nations Observer Mission in South Africa
UNOMSIL|United Nations Observer Mission in Sierra Leone|United Nations Mission of Observers in Sierra Leone
UNOMUR|United Nations Observer Mission Uganda-Rwanda
UNOSOM|United Nations Operation in Somalia
UNOSOM II|United Nations Operation in Somalia II
UNOTIL|United Nations Office in Timor-Leste
UNOWA|United Nations Office for West Africa|United Nations Office in West Africa
UNOWAS|United Nations Office for West Africa and the Sahel
UNPOB|United Nations Political Office in Bougainville
UNPOS|United Nations Political Office for Somalia
UNPREDEP|United Nations Preventive Deployment Force
UNPROFOR|United Nations Protection Force
UNSCOM|United Nations Special Commission
UNSMIH|United Nations Support Mission in Haiti
UNSMIL|United Nations Support Mission in Libya
UNSMIS|United Nations Supervision Mission in Syria|United Nations Supervision Mission in the Syrian Arab Republic
UNSOA|United Nations Support Office for AMISOM
UNSOM|United Nations Assistance Mission in Somalia
UNSOS|United Nations Support Office in Somalia
UNTAC|United Nations Transitional Authority in Cambodia
UNTAES|United Nations Transitional Administration for Eastern Slavonia, Baranja and Western Sirmium|United Nations Transitional Administration in Eastern Slavonia
UNTAET|United Nations Transitional Administration in East Timor
UNTAG|United Nations Transition Assistance Group
UNTMIH|United Nations Transition Mission in Haiti
UNTSO|United Nations Truce Supervision Organization
UNVMC|United Nations Verification Mission in Colombia`

let names: ReadonlyMap<string, string> | undefined

const SMALL = /^(?:the|of|in|for|to|and)$/

/**
 * The same for every spelling of a name: letters and figures, no small words, no accents, one spelling of "-ization".
 *
 * @example plainName('the Mission for the Referendum in the Western Sahara') // "mission referendum western sahara"
 */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/peace-(?=keep|build)/g, 'peace')
    .replace(/isation/g, 'ization')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word && !SMALL.test(word))
    .join(' ')
}

/**
 * The acronym under which a mission or force is known, by its acronym or any long form of it; undefined where it is none of them.
 *
 * @example missionNamed('the United Nations Interim Force in Lebanon') // "UNIFIL"
 */
export function missionNamed(name: string): string | undefined {
  if (!names) {
    const read = new Map<string, string>()
    for (const line of NAMES.trim().split('\n')) {
      const forms = line.split('|')
      for (const form of forms) read.set(plainName(form), forms[0]!)
    }
    names = read
  }
  return names.get(plainName(name))
}

/**
 * The acronyms of the missions whose long form ends in a place of one word.
 *
 * @example missionsAt('Prevlaka') // ["UNMOP"]
 */
export function missionsAt(place: string): readonly string[] {
  const plain = plainName(place)
  if (!plain) return []
  missionNamed('')
  return [...new Set([...names!].filter(([long]) => long.endsWith(` ${plain}`)).map(([, short]) => short))]
}
