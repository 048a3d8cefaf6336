"""Papers that offices take away, edit and sign: always Indonesian, and always in the form that Indonesian offices use.

Their fixed words therefore stand in Indonesian here, and vocabularies are written in it whatever the reader's language.
"""
