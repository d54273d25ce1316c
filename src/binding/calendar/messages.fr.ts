export const fr = {
  calendarName: 'Actions collectives du Couserans',
};
