import { except, inOrder, words } from '../pattern.ts';

const complains = words('complaint complaints complain complaining');

export const english = except(
  words(`
    complaint complaints complain complaining ombudsman sue_you my_lawyer my_attorney lawyer legal_action
    report_you terrible_service awful_service horrible_service worst_bank worst_service poor_service bad_service
    bunch_of_thieves you_are_thieves youre_thieves you_are_scammers rip_off ripped_me_off unacceptable
    disgraceful give_me_my_money_back give_my_money_back overcharged_me you_cheated very_disappointed
    extremely_disappointed nobody_helps no_one_helps rude_staff so_rude very_rude incompetent
  `),
  inOrder(words('withdraw cancel not_a dont_want_to not no'), 20, complains),
  inOrder(complains, 20, words('merchant seller shop store')),
);
