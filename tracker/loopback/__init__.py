"""The services as small real web servers on 127.0.0.1, with made-up papers and faults at the turn of a knob.

`tracker demo` and the tests run the whole job against them; nothing of the program itself knows that they are not real.
"""
