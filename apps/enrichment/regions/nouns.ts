/** Capitalised nouns that end the name of an organisation, facility, work or event: the place before them is inside a name. */
export const ORGANISATION_NOUNS = new Set(('university tech college school schools academy institute seminary polytechnic campus library museum gallery theatre theater opera orchestra symphony '
  + 'philharmonic ballet choir church cathedral mosque temple synagogue abbey chapel hospital hospitals clinic infirmary medical health police sheriff fire court courts prison jail bank '
  + 'bancorp corp corporation company co inc ltd llc plc group holdings partners industries motors airlines airways air railway railways railroad airport station port stadium arena '
  + 'speedway raceway racecourse park zoo garden gardens hotel inn resort casino mall plaza tower towers bridge tunnel dam canal highway freeway turnpike parkway street st avenue ave road rd '
  + 'boulevard blvd drive dr lane ln way route square terrace news times post herald tribune gazette chronicle journal star sun mirror telegraph guardian observer globe press daily weekly '
  + 'today radio television tv broadcasting network magazine review blade dispatch examiner courier register council committee commission commissioners association society federation union '
  + 'league club fc afc united rovers city wanderers athletic albion villa hotspur team bulldogs tigers bears eagles lions giants jets cowboys patriots dolphins bills ravens steelers bengals browns '
  + 'colts texans jaguars titans broncos chargers raiders chiefs rams cardinals seahawks packers vikings saints falcons panthers buccaneers yankees mets sox cubs indians twins royals tigers '
  + 'astros rangers mariners athletics angels dodgers padres rockies braves marlins nationals phillies pirates reds brewers lakers celtics bulls knicks nets sixers raptors heat hawks hornets magic '
  + 'wizards pacers pistons cavaliers bucks timberwolves thunder blazers jazz suns kings warriors clippers grizzlies pelicans spurs mavericks rockets nuggets bruins sabres canadiens senators leafs '
  + 'lightning hurricanes capitals flyers penguins islanders devils blackhawks predators blues wild avalanche stars flames oilers canucks coyotes ducks sharks '
  + 'department ministry office agency authority bureau board administration service services embassy consulate parliament assembly congress senate house government administration army navy force '
  + 'forces guard corps brigade regiment battalion division command fleet militia party front movement coalition alliance congress conference festival fair marathon open championship championships '
  + 'cup grand prix derby games olympics olympic expo show awards award prize treaty accord accords agreement protocol convention pact declaration summit process act bill chamber foundation trust '
  + 'fund centre center program programme project initiative institution lodge lab laboratory laboratories observatory research studies law exchange stock securities insurance energy power electric '
  + 'gas oil water steel brewery brewing foods farms farm ranch winery vineyard estate manor hall castle palace fort monument memorial cemetery mill mine building apartments district').split(' '));

/** Those of `ORGANISATION_NOUNS`, and `city`, that name a body which sits in the town, county or state before them: `Anderson County Sheriff's Department`. */
export const LOCAL_BODIES = new Set(('police sheriff fire court courts jail council commission commissioners department school schools board district library authority government administration '
  + 'prosecutor clerk coroner detention emergency health town township city state hall division guard agency committee congress senate university college academy hospital medical clinic '
  + 'center service services society bureau chamber foundation association convention museum theater airport park').split(' '));

/** Whom and what the news of a town call by its name alone: `a Dublin woman`, `Paris firefighters`. */
export const LOCAL_NOUNS = new Set(('man woman men women boy girl teen teenager couple family mother father brothers sisters resident residents native student students homeowner homeowners motorist driver firefighter firefighters '
  + 'policeman policemen detectives mayor selectmen aldermen alderman councilman councilwoman councilmen councilors councillors attorney lawyer teacher businessman businesswoman '
  + 'elementary house home homes apartment apartments area').split(' '));

/** Nouns before `of` or after which a place stands inside an organisation's name: `Bank of England`, `University of Georgia`. */
export const NOUNS_BEFORE_OF = new Set(('university college bank church museum institute academy federation association ministry department government embassy chamber society council bishop archbishop '
  + 'diocese archdiocese court parliament house school hospital library treaty battle siege duke duchess earl prince princess king queen university-college union league club port airport '
  + 'stock voice radio journal times press confederation congress party front army bureau office board foundation').split(' '));

/** Nouns that are part of a place's own name, before or behind it. */
export const GEOGRAPHIC_NOUNS = new Set(('county counties province region state states district governorate prefecture oblast krai republic territory township borough parish municipality '
  + 'island islands isle peninsula river rivers creek lake lakes bay gulf strait sea ocean coast beach mountain mountains mount hill hills valley desert forest falls springs heights village town '
  + 'city north south east west northern southern eastern western central upper lower greater old new').split(' '));

/** What a place is called that is no city: tells `Hall County` and `Rostov region` from the town. */
export const SUBDIVISION_NOUNS = new Set('county province region state governorate prefecture oblast krai department division district territory voivodeship republic emirate canton'.split(' '));

/** Prepositions that stand before places. */
export const LOCATIVE = new Set('in near at from outside around across throughout to into towards toward through via between within leaving visiting visited of and'.split(' '));
export const STRONG_LOCATIVE = new Set('in near outside throughout'.split(' '));
/** What a person does, and a town does not: `Jackson said`. */
export const SPEECH = new Set('said says told added wrote asked replied explained noted recalled insisted testified whose who himself herself he she'.split(' '));
/** What a disease or a creature is called, whose first word was a place once: `West Nile virus`, `Lassa fever`. No evidence of anything. */
export const THINGS_OF_PLACES = new Set(('virus viruses fever flu influenza syndrome encephalitis measles disease hemorrhagic haemorrhagic respiratory equine spotted worm mosquito mosquitoes '
  + 'nuts nut duck sauce sprouts hat hats shorts artichoke artichokes pig pigs fowl worms '
  + 'ebolavirus poliovirus henipavirus hantavirus').split(' '));
