"""What offices write in cells instead of the words of the register."""

#: Words for a code beside its labels, wherever a column has that code.
CODES = {
    "held": "terlaksana; sudah terlaksana; sudah dilaksanakan; telah dilaksanakan; selesai; done",
    "planned": "rencana; akan dilaksanakan; belum dilaksanakan; belum terlaksana; to be held",
    "cancelled": "batal; tidak jadi; dibatalkan; ditiadakan; canceled",
}
_CURRENCIES = {
    "IDR": "rp; rp.; rupiah; rupiah indonesia",
    "USD": "$; us$; usd$; dolar; dolar as; dollar; us dollar",
    "EUR": "€; euro",
    "JPY": "¥; yen; yen jepang",
    "KRW": "₩; won; won korea",
    "CNY": "rmb; yuan; renminbi",
    "AUD": "a$; au$; dolar australia",
    "MYR": "rm; ringgit",
    "SGD": "s$; sg$; dolar singapura",
}
CURRENCIES = {word: code for code, words in _CURRENCIES.items() for word in words.split("; ")}
