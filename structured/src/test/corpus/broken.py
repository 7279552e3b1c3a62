"""Writes broken.jsonl: answers as small models write them, each with the value that it means.

The values come first and are written down in broken ways; nothing here knows how they are repaired.
Run it in this folder: python3 broken.py
"""
import json, random

R = random.Random(20261124)
OUT = '../resources/io/hearthlink/structured/broken.jsonl'
REFUSE = 'refuse'

SCHEMAS = {
    'person': 'name, age int, city',
    'worker': 'name, age int, job, city, remote bool',
    'invoice': 'number, total number, currency EUR|USD|GBP, paid bool',
    'event': 'title, date date, place, notes?',
    'product': 'name, price number, in_stock bool, tags [string]',
    'tasks': 'tasks [string]',
    'sentiment': 'sentiment positive|negative|neutral',
    'languages': 'languages [{name, description, popularity_score int}]',
    'contact': 'name, address {street, zip, city}, phone?',
    'recipe': 'title, servings int, ingredients [{name, amount number, unit}], vegan bool',
    'quote': 'author, text',
    'point': 'x number, y number, label?',
}

VALUES = [
    ('person', {'name': 'Anna Schmidt', 'age': 34, 'city': 'Berlin'}),
    ('person', {'name': "Shane O'Neill", 'age': 51, 'city': 'Galway'}),
    ('person', {'name': 'Zoë Müller', 'age': 7, 'city': 'Zürich'}),
    ('worker', {'name': 'Priya Nair', 'age': 29, 'job': 'nurse', 'city': 'Pune', 'remote': False}),
    ('worker', {'name': 'Tom', 'age': 45, 'job': 'C/C++ developer', 'city': 'Lyon', 'remote': True}),
    ('invoice', {'number': 'A-1047', 'total': 129.5, 'currency': 'EUR', 'paid': True}),
    ('invoice', {'number': '2026/11-03', 'total': 1200, 'currency': 'USD', 'paid': False}),
    ('event', {'title': 'Team lunch', 'date': '2026-12-01', 'place': 'Room 4', 'notes': None}),
    ('event', {'title': 'Release: 2.0', 'date': '2027-01-15', 'place': 'online', 'notes': 'bring {ideas}, [maybe] cake'}),
    ('product', {'name': 'Desk lamp', 'price': 24.99, 'in_stock': True, 'tags': ['light', 'office']}),
    ('product', {'name': 'Mug 0.3 l', 'price': 8, 'in_stock': False, 'tags': []}),
    ('tasks', {'tasks': ['buy milk', 'call Ben, the plumber', 'water the plants']}),
    ('sentiment', {'sentiment': 'negative'}),
    ('languages', {'languages': [{'name': 'Python', 'description': 'many AI libraries', 'popularity_score': 95},
                                 {'name': 'Java', 'description': 'strong for servers', 'popularity_score': 82}]}),
    ('contact', {'name': 'Ben', 'address': {'street': '12 High St.', 'zip': 'SW1A 1AA', 'city': 'London'}, 'phone': '+44 20 7946 0018'}),
    ('recipe', {'title': 'Pancakes', 'servings': 4, 'ingredients': [{'name': 'flour', 'amount': 250, 'unit': 'g'},
                                                                  {'name': 'milk', 'amount': 0.5, 'unit': 'l'}], 'vegan': False}),
    ('quote', {'author': 'Ada Lovelace', 'text': 'That brain of mine is something more than merely mortal.\nTime will show.'}),
    ('point', {'x': -3.25, 'y': 1e3, 'label': None}),
]


class Style:
    """How a value is written."""
    def __init__(self, **k):
        self.quote = k.get('quote', '"'); self.key = k.get('key', self.quote); self.close = k.get('close', None)
        self.words = k.get('words', ('true', 'false', 'null')); self.trailing = k.get('trailing', False)
        self.indent = k.get('indent', None); self.comments = k.get('comments', None)
        self.raw = k.get('raw', False); self.numbers_quoted = k.get('numbers_quoted', False)
        self.no_commas = k.get('no_commas', False); self.space = k.get('space', ' ')

    def text(self, s, quote):
        close = {'\u201c': '\u201d', '\u2018': '\u2019', '\u201e': '\u201c'}.get(quote, quote)
        body = json.dumps(s, ensure_ascii=False)[1:-1]
        if quote != '"':
            body = body.replace('\\"', '"').replace(quote, '\\' + quote) if quote == "'" else body
        if self.raw:
            body = body.replace('\\n', '\n')
        return quote + body + close

    def write(self, v, level=0):
        pad = '' if self.indent is None else '\n' + ' ' * (self.indent * (level + 1))
        end = '' if self.indent is None else '\n' + ' ' * (self.indent * level)
        if v is True or v is False or v is None:
            return self.words[0 if v is True else 1 if v is False else 2]
        if isinstance(v, (int, float)):
            n = json.dumps(v)
            return '"' + n + '"' if self.numbers_quoted else n
        if isinstance(v, str):
            return self.text(v, self.quote)
        items = [self.write(x, level + 1) for x in v] if isinstance(v, list) else [
            (self.text(k, self.key) if self.key else k) + ':' + self.space + self.write(x, level + 1) for k, x in v.items()]
        o, c = ('[', ']') if isinstance(v, list) else ('{', '}')
        if not items:
            return o + c
        sep = ',' if not (self.no_commas and isinstance(v, dict)) else ''
        out = ''
        for i, item in enumerate(items):
            last = i == len(items) - 1
            out += pad + item + ('' if last and not self.trailing else sep)
            if self.comments and R.random() < .5:
                out += ' ' + self.comments.format(R.choice(['from the text', 'as stated', 'see above', 'required']))
            if not last and self.indent is None:
                out += self.space
        return o + out + end + c


JSON = Style()
PRETTY = Style(indent=2)
STYLES = {
    'single quotes': Style(quote="'"),
    'python': Style(quote="'", words=('True', 'False', 'None')),
    'python words': Style(words=('True', 'False', 'None'), indent=4),
    'shouted words': Style(words=('TRUE', 'FALSE', 'NULL')),
    'bare keys': Style(key=''),
    'javascript': Style(key='', quote="'", trailing=True, indent=2),
    'trailing commas': Style(trailing=True),
    'trailing commas, indented': Style(trailing=True, indent=2),
    'slash comments': Style(indent=2, comments='// {}'),
    'hash comments': Style(indent=2, comments='# {}'),
    'block comments': Style(comments='/* {} */'),
    'curly quotes': Style(quote='\u201c'),
    'low quotes': Style(quote='\u201e'),
    'single curly quotes': Style(quote='\u2018'),
    'numbers in quotes': Style(numbers_quoted=True),
    'line breaks in strings': Style(raw=True, indent=2),
    'commas missing': Style(indent=2, no_commas=True),
    'hard spaces': Style(space='\u00a0'),
}


def fits(style, value):
    """Whether the style can be undone by a careful reader at all."""
    s = json.dumps(value, ensure_ascii=False)
    return not (style.quote in ('\u2018',) and "'" in s)


def fence(t): return '```json\n' + t + '\n```'
def plain_fence(t): return '```\n' + t + '\n```'
def intro(t): return R.choice(['Here is the JSON:\n\n', 'Sure! Here you go:\n', 'The extracted data is: ', 'Based on the text, the answer is\n']) + t
def outro(t): return t + R.choice(['\n\nLet me know if you need anything else!', '\nI hope this helps.', '\n\nNote: all values were taken from the text.'])
def both(t): return outro(intro(t))
def fenced_both(t): return both(fence(t))
def think(t): return '<think>\nThe user wants JSON. The text names the values, so I fill them in.\n</think>\n\n' + t
def think_json(t): return '<think>Maybe {"name": "?"} or {"age": 0, ... Hmm. "Anna is 34" so it is clear.</think>' + t
def half_think(t): return 'Okay, the fields are clear. I only need the values.\n</think>\n' + t
def magistral(t): return '[THINK]Fields: as asked.[/THINK]' + t
def harmony(t): return '<|channel|>analysis<|message|>Need JSON.<|end|><|start|>assistant<|channel|>final<|message|>' + t
def bom(t): return '\ufeff' + t
def zero_width(t): return '\u200b' + t + '\u200b'
def label(t): return 'json\n' + t
def echo(t): return 'The schema is {"type": "object", "required": []}.\nAnswer: ' + t
def extra(t): return t + t.rstrip()[-1]
def twice(t): return t + '\n\n' + t
def encoded(t): return json.dumps(t, ensure_ascii=False)
def escaped(t): return t.replace('\\', '\\\\').replace('"', '\\"')
def bold(t): return '**Answer:**\n\n' + t + '\n\n---'
def html(t): return '<json>' + t + '</json>'
def unclosed_fence(t): return '```json\n' + t

WRAPS = [fence, plain_fence, intro, outro, both, fenced_both, think, think_json, half_think, magistral, harmony, bom,
         zero_width, label, echo, extra, twice, bold, html, unclosed_fence]

CASES = []


def add(kind, schema, text, expected):
    CASES.append({'kind': kind, 'schema': SCHEMAS[schema], 'text': text, 'expected': expected})


def no_closers(text, n):
    t = text.rstrip()
    while n and t[-1] in '}]':
        t = t[:-1].rstrip(); n -= 1
    return t


for name, style in STYLES.items():
    for schema, value in [v for v in VALUES if fits(style, v[1])]:
        if R.random() < .42:
            add(name, schema, style.write(value), value)
for wrap in WRAPS:
    for schema, value in R.sample(VALUES, 5):
        add(wrap.__name__.replace('_', ' '), schema, wrap(R.choice([JSON, PRETTY]).write(value)), value)
for schema, value in VALUES:
    name, style = R.choice([s for s in STYLES.items() if fits(s[1], value)])
    wrap = R.choice([w for w in WRAPS if w is not extra])
    add(name + ', ' + wrap.__name__.replace('_', ' '), schema, wrap(style.write(value)), value)
for schema, value in R.sample(VALUES, 4):
    add('encoded', schema, encoded(JSON.write(value)), value)
for schema, value in [v for v in VALUES if '\\' not in json.dumps(v[1], ensure_ascii=False)][:3]:
    add('escaped', schema, escaped(JSON.write(value)), value)
# closers missing behind a string, a word or a closer
for schema, value in VALUES:
    text = R.choice([JSON, PRETTY]).write(value)
    for n in (1, 2):
        cut = no_closers(text, n)
        if cut != no_closers(text, n - 1) and not cut[-1].isdigit():
            add('closers missing', schema, cut, value)
# a key twice
for schema, value in R.sample(VALUES, 6):
    k = list(value)[-1]
    t = JSON.write(value)
    add('equal key twice', schema, t[:-1] + ', ' + json.dumps(k) + ': ' + JSON.write(value[k]) + '}', value)

P = 'person'
ANNA = {'name': 'Anna', 'age': 34, 'city': 'Berlin'}
add('measured', P, '{"name": "Anna Schmidt", "age": 34, "city": "Berlin", "city": "Berlin"}', {'name': 'Anna Schmidt', 'age': 34, 'city': 'Berlin'})
add('constant in capitals', 'sentiment', '{"sentiment": "POSITIVE"}', {'sentiment': 'positive'})
add('constant in capitals', 'invoice', '{"number": "1", "total": 5, "currency": "eur", "paid": "true"}', {'number': '1', 'total': 5, 'currency': 'EUR', 'paid': True})
add('boolean in quotes', 'worker', '{"name":"A","age":1,"job":"b","city":"c","remote":"false"}', {'name': 'A', 'age': 1, 'job': 'b', 'city': 'c', 'remote': False})
add('number for a text', 'invoice', '{"number": 1047, "total": 5.00, "currency": "USD", "paid": false}', {'number': '1047', 'total': 5.00, 'currency': 'USD', 'paid': False})
add('number for a text', 'contact', '{"name": "B", "address": {"street": "S", "zip": 10115, "city": "Berlin"}}', {'name': 'B', 'address': {'street': 'S', 'zip': '10115', 'city': 'Berlin'}})
add('plus sign', 'point', '{"x": +3, "y": .5}', {'x': 3, 'y': 0.5})
add('point without zero', 'point', '{"x": -.25, "y": 0}', {'x': -0.25, 'y': 0})
add('control character', 'quote', '{"author": "A", "text": "one\ttwo"}', {'author': 'A', 'text': 'one\ttwo'})
add('control character', 'quote', '{"author": "A", "text": "one\r\ntwo"}', {'author': 'A', 'text': 'one\r\ntwo'})
add('escaped apostrophe', 'quote', '{"author": "A", "text": "it\\\'s"}', {'author': 'A', 'text': "it's"})
add('braces in a string', 'quote', 'Answer: {"author": "A", "text": "use } and ] and { freely"}', {'author': 'A', 'text': 'use } and ] and { freely'})
add('fence in a string', 'quote', '```json\n{"author": "A", "text": "```py\\nprint()\\n```"}\n```', {'author': 'A', 'text': '```py\nprint()\n```'})
add('tag in a string', 'quote', '{"author": "A", "text": "say </think> aloud"}', {'author': 'A', 'text': 'say </think> aloud'})
add('comment signs in a string', 'quote', '{"author": "http://a.b/c", "text": "# no // comment /* here */"}', {'author': 'http://a.b/c', 'text': '# no // comment /* here */'})
add('bracket of a list missing', 'tasks', '{"tasks": ["a", "b"}', {'tasks': ['a', 'b']})
add('bracket of a list missing', 'product', '{"name": "P", "tags": ["x", "y", "price": 3}', REFUSE)
add('wrong closer', 'recipe', '{"title":"T","servings":2,"vegan":true,"ingredients":[{"name":"a","amount":1,"unit":"g"}}', {'title': 'T', 'servings': 2, 'vegan': True, 'ingredients': [{'name': 'a', 'amount': 1, 'unit': 'g'}]})
add('comma missing between objects', 'recipe', '{"title":"T","servings":2,"vegan":true,"ingredients":[{"name":"a","amount":1,"unit":"g"}\n{"name":"b","amount":2,"unit":"g"}]}', {'title': 'T', 'servings': 2, 'vegan': True, 'ingredients': [{'name': 'a', 'amount': 1, 'unit': 'g'}, {'name': 'b', 'amount': 2, 'unit': 'g'}]})
add('brackets in prose', P, 'Step [1]: read. Step [2]: answer.\n{"name": "Anna", "age": 34, "city": "Berlin"}', ANNA)
add('braces in prose', P, 'I fill {name}, {age} and {city}: {"name": "Anna", "age": 34, "city": "Berlin"}', ANNA)
add('set in prose', P, 'The set {x | x > 3} is no answer. {"name": "Anna", "age": 34, "city": "Berlin"}', ANNA)
add('draft and answer', P, 'Draft: {"name": "Anna"}. Complete: {"name": "Anna", "age": 34, "city": "Berlin"}', ANNA)
add('optional field as null', 'event', '{"title": "T", "date": "2026-01-01", "place": "P", "notes": None}', {'title': 'T', 'date': '2026-01-01', 'place': 'P', 'notes': None})
add('number before the fence', 'point', '```json\n{"x": 1, "y": 2\n```', {'x': 1, 'y': 2})
add('two fenced blocks', P, 'Schema:\n```json\n{"type": "object"}\n```\nAnswer:\n```json\n{"name": "Anna", "age": 34, "city": "Berlin"}\n```', ANNA)
add('whole number as a float', P, '{"name": "Anna", "age": 34.0, "city": "Berlin"}', {'name': 'Anna', 'age': 34.0, 'city': 'Berlin'})
# what a careful reader could tell, and code should not guess
add('quote in a string', 'quote', '{"author": "A", "text": "She said "hello" and left"}', {'author': 'A', 'text': 'She said "hello" and left'})
add('quote in a string', P, '{"name": "Ben "Benny" Hill", "age": 5, "city": "B"}', {'name': 'Ben "Benny" Hill', 'age': 5, 'city': 'B'})
add('apostrophe in single quotes', P, "{'name': 'O'Neill', 'age': 5, 'city': 'B'}", {'name': "O'Neill", 'age': 5, 'city': 'B'})
add('text without quotes', P, '{"name": Anna, "age": 34, "city": Berlin}', ANNA)
add('unit behind a number', P, '{"name": "Anna", "age": 34 years, "city": "Berlin"}', ANNA)
add('YAML', P, 'name: Anna\nage: 34\ncity: Berlin', ANNA)
add('wrapped', P, '{"person": {"name": "Anna", "age": 34, "city": "Berlin"}}', ANNA)
add('one for a list', 'tasks', '{"tasks": "buy milk"}', {'tasks': ['buy milk']})
add('more than asked for', P, '{"name": "Anna", "age": 34, "city": "Berlin", "country": "Germany"}', ANNA)
add('words for a number', P, '{"name": "Anna", "age": "thirty-four", "city": "Berlin"}', ANNA)
add('thousands', 'invoice', '{"number": "1", "total": 1,200.50, "currency": "EUR", "paid": true}', {'number': '1', 'total': 1200.5, 'currency': 'EUR', 'paid': True})
add('XML', P, '<name>Anna</name><age>34</age><city>Berlin</city>', ANNA)
# what nobody can tell
add('fields left out', P, '{"name": "Anna"}', REFUSE)
add('empty object', P, '{}', REFUSE)
add('null for a text', P, '{"name": "Anna", "age": 34, "city": null}', REFUSE)
add('another key twice', P, '{"name": "Anna", "age": 34, "city": "Berlin", "city": "Bonn"}', REFUSE)
add('cut in a string', P, '{"name": "Anna", "age": 34, "city": "Ber', REFUSE)
add('cut in a number', P, '{"name": "Anna", "city": "Berlin", "age": 3', REFUSE)
add('cut behind a comma', 'tasks', '{"tasks": ["buy milk",', REFUSE)
add('cut behind a colon', P, '{"name": "Anna", "city": "Berlin", "age":', REFUSE)
add('cut in a word', 'worker', '{"name":"A","age":1,"job":"b","city":"c","remote":tru', REFUSE)
add('two answers', P, '{"name": "Anna", "age": 34, "city": "Berlin"}\n{"name": "Ben", "age": 35, "city": "Bonn"}', REFUSE)
add('reasoning only', P, '<think>It is {"name": "Anna", "age": 34, "city": "Berlin"}, I am', REFUSE)
add('dots', 'tasks', '{"tasks": ["a", "b", ...]}', REFUSE)
add('refusal', P, 'I am sorry, but I cannot help with that.', REFUSE)
add('nothing', P, '', REFUSE)
add('half a number', P, '{"name": "Anna", "age": 34.5, "city": "Berlin"}', REFUSE)
add('zeros in front', P, '{"name": "Anna", "age": 007, "city": "Berlin"}', REFUSE)
add('ends too early', P, '{"name": "Anna", "age": 34}, "city": "Berlin"}', REFUSE)
add('answer, then a worse one', P, '{"name": "Anna", "age": 34, "city": "Berlin"} No: {"name": "Anna", "age": 35}', REFUSE)

with open(OUT, 'w', encoding='utf-8') as f:
    for case in CASES:
        f.write(json.dumps(case, ensure_ascii=True) + '\n')
print(len(CASES), 'cases,', sum(c['expected'] == REFUSE for c in CASES), 'to refuse')
