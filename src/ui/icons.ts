// The drawings the screens may use (lucide, ISC licence). Add one: an import and a line of the registry.
import house from 'lucide-static/icons/house.svg?raw';
import building2 from 'lucide-static/icons/building-2.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import network from 'lucide-static/icons/network.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import handshake from 'lucide-static/icons/handshake.svg?raw';
import map from 'lucide-static/icons/map.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import calendarCheck from 'lucide-static/icons/calendar-check.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circle from 'lucide-static/icons/circle.svg?raw';
import circleDot from 'lucide-static/icons/circle-dot.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw';
import cloudCheck from 'lucide-static/icons/cloud-check.svg?raw';
import save from 'lucide-static/icons/save.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import notebookPen from 'lucide-static/icons/notebook-pen.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import globe from 'lucide-static/icons/globe.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import share2 from 'lucide-static/icons/share-2.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import qrCode from 'lucide-static/icons/qr-code.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import target from 'lucide-static/icons/target.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import userPlus from 'lucide-static/icons/user-plus.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import gitMerge from 'lucide-static/icons/git-merge.svg?raw';
import route from 'lucide-static/icons/route.svg?raw';
import mountain from 'lucide-static/icons/mountain.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import sunMoon from 'lucide-static/icons/sun-moon.svg?raw';
import batteryCharging from 'lucide-static/icons/battery-charging.svg?raw';
import hardDrive from 'lucide-static/icons/hard-drive.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw';
import messageSquareText from 'lucide-static/icons/message-square-text.svg?raw';
import helpCircle from 'lucide-static/icons/help-circle.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import clipboardList from 'lucide-static/icons/clipboard-list.svg?raw';
import clipboardCheck from 'lucide-static/icons/clipboard-check.svg?raw';
import logIn from 'lucide-static/icons/log-in.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import filter from 'lucide-static/icons/filter.svg?raw';
import scale from 'lucide-static/icons/scale.svg?raw';
import gauge from 'lucide-static/icons/gauge.svg?raw';
import vote from 'lucide-static/icons/vote.svg?raw';
import split from 'lucide-static/icons/split.svg?raw';
import mic from 'lucide-static/icons/mic.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';

export const ICONS = {
  house,
  'building-2': building2,
  'folder-open': folderOpen,
  network,
  users,
  handshake,
  map,
  'map-pin': mapPin,
  calendar,
  'calendar-check': calendarCheck,
  clock,
  send,
  inbox,
  settings,
  plus,
  search,
  x,
  check,
  'circle-check': circleCheck,
  circle,
  'circle-dot': circleDot,
  'circle-alert': circleAlert,
  'triangle-alert': triangleAlert,
  info,
  'cloud-off': cloudOff,
  'cloud-check': cloudCheck,
  save,
  pencil,
  'trash-2': trash2,
  'undo-2': undo2,
  history,
  'chevron-right': chevronRight,
  'chevron-left': chevronLeft,
  'chevron-down': chevronDown,
  'chevron-up': chevronUp,
  'arrow-right': arrowRight,
  'arrow-left': arrowLeft,
  play,
  square,
  camera,
  'notebook-pen': notebookPen,
  phone,
  mail,
  globe,
  printer,
  download,
  upload,
  'share-2': share2,
  link,
  copy,
  'qr-code': qrCode,
  eye,
  'eye-off': eyeOff,
  star,
  flag,
  target,
  list,
  ellipsis,
  'refresh-cw': refreshCw,
  user,
  'user-plus': userPlus,
  'key-round': keyRound,
  lock,
  'shield-check': shieldCheck,
  'git-merge': gitMerge,
  route,
  mountain,
  sun,
  moon,
  'sun-moon': sunMoon,
  'battery-charging': batteryCharging,
  'hard-drive': hardDrive,
  'wifi-off': wifiOff,
  lightbulb,
  'message-square-text': messageSquareText,
  'help-circle': helpCircle,
  'file-text': fileText,
  'clipboard-list': clipboardList,
  'clipboard-check': clipboardCheck,
  'log-in': logIn,
  'log-out': logOut,
  filter,
  scale,
  gauge,
  vote,
  split,
  minus,
  mic,
} as const satisfies Record<string, string>;

export type IconName = keyof typeof ICONS;
