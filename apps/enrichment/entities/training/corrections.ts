/**
 * What names of the VOA text are, wherever its silver labels waver or are wrong: read through by hand.
 * Tokens are apart by spaces, as in the release.
 */
export const CORRECTIONS: Readonly<Record<'ORG' | 'LOC' | 'PER' | 'MISC', string>> = {
  ORG: `Taleban; Taliban; African Union; AU; A.U.; EU; European Union; E.U.; White House; Kremlin; Pentagon; Palestinian Authority; Arab League; Islamic Jihad; al - Qaida; Al - Qaida; al Qaida; al - Qaeda; al - Shabab;
    al - Shabaab; Reporters Without Borders; Doctors Without Borders; WHO; Janjaweed; Jemaah Islamiyah; Revolutionary Guards; Revolutionary Guard; Mercosur; Tamil Tigers; Roche; Merck; Bloomberg; Airbus; Duma; State Duma; Xinhua; Yonhap;
    World Trade Organization; International Olympic Committee; International Committee of the Red Cross; Asia - Pacific Economic Cooperation; World Economic Forum; Joint Chiefs of Staff; Washington Post; U.S. Embassy; Shin Bet; Mossad; Hezbollah;
    Hamas; Fatah; Fatah al - Islam; Ansar al - Islam; al - Aqsa Martyrs Brigades; Al - Aqsa Martyrs Brigades; Uri Party; Social Democrats; Christian Democrats; Holy See; Muslim Brotherhood; Falun Gong; Khmer Rouge; Itar - Tass;
    BP; Marines; U.S. Marines; Awami League; Commonwealth; Commonwealth of Independent States; European Commission; International Criminal Court; Sea Shepherd; Palestinian Liberation Organization; G8; G - 8; G7; Group of Eight; Baath Party;
    U.N.; UN; United Nations; NATO; ASEAN; OPEC; ECOWAS; IMF; World Bank; Red Cross; Red Crescent; Supreme Court; Senate; Congress; Parliament; Knesset; Lashkar - e - Taiba; Jaish - e - Mohammed; Boko Haram; Abu Sayyaf; Al - Jazeera; al - Jazeera`,
  LOC: `Chad; Jordan; Burkina Faso; Sierra Leone; UAE; United Arab Emirates; Khan Younis; Tal Afar; Musa Qala; Andhra Pradesh; Miran Shah; Phnom Penh; La Paz; Ciudad Juarez; Niger Delta; Islamic Republic; Sint Maarten; Serb Republic; Nahr el - Bared;
    Uruguay; Monaco; DRC; Vatican; Vatican City; Sinai; Balkans; Caucasus; Cote d'Ivoire; Ivory Coast; Antarctic; Arctic; West Java; Central Java; Papua; al - Anbar; Anbar; Santo Domingo; Tenerife;
    Maale Adumim; Abu Ghraib; Mosul; Ottoman Empire; Soviet Union; Yugoslavia; Middle East; West Bank; Gaza Strip; Gaza; International Space Station; Khyber; Darfur; Guantanamo Bay; Kashmir; Chechnya`,
  PER: `Aung San Suu Kyi; Osama bin Laden; Ayman al - Zawahiri; Thabo Mbeki; Allawi; Hingis; Zidane; Than Shwe; Tandja; Rezko; Abu Musab al - Zarqawi; Moqtada al - Sadr; Sirleaf`,
  MISC: `Muslim; Muslims; Islam; Buddhist; Buddhists; Hindu; Hindus; Christian; Christians; Catholic; Roman Catholic; Catholics; Sunni; Sunnis; Sunni Muslim; Sunni Muslims; Sunni Arab; Shi'ite; Shi'ites; Shiite; Shiites; Shia; Sikh; Sikhs; Jewish; Jews;
    Hutu; Hutus; Tutsi; Tutsis; Kashmiri; Tamil; Baluch; Karen; Nazi; Nazis; Democratic; Republican; Republicans; Democrats; Democrat; Communist; Communists; Socialist; Maoist; Maoists; Islamist; Islamists; Western; American; Americans; Arab; Arabs;
    Philippine; Central Asian; South Asian; South Africans; Balkan; Orthodox; Protestant; Internet; Web; Christmas; Easter; Ramadan; Eid; New Year; Nobel; Nobel Peace Prize; Orange Revolution; World War II; World Cup; Olympics; Olympic Games;
    Wimbledon; Hurricane Katrina; Katrina; Hurricane Rita; Rita; Gustav; Cyclone Nargis; H5N1; HIV; AIDS; H1N1; Ebola; Marburg; GDP; Koran; Holocaust; Good Friday; Thanksgiving; Kyoto Protocol; Dayton Peace Accords; American Idol; Medicare;
    Social Security; Christianity; Urdu; Arabic; Pashto; Operation Enduring Freedom; Beijing Games; Nuclear Non - Proliferation Treaty; North Koreans; South Koreans; Spaniards; Afghan; Pakistani; Iraqi; Indian; Korean; British; French`,
};
