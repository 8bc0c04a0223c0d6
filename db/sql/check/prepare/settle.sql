-- One row per text of a period, those of fiscal years with the years for which they count.
update meaning set meaning = fiscal.meaning from fiscal where meaning.field = 'period' and meaning.text = fiscal.text
