import pathlib
import tempfile
import unittest

from generation import differences, present, write


class Generation(unittest.TestCase):
    def test_each_kind_of_difference_is_a_sentence(self):
        wanted = {"a.py": "1\n", "b.py": "2\n"}
        for found, sentences in (
            ({"a.py": "1\n", "b.py": "2\n"}, []),
            ({"a.py": "1\n"}, ["b.py is missing"]),
            ({"a.py": "1\n", "b.py": "3\n"}, ["b.py is stale"]),
            ({"a.py": "1\n", "b.py": "2\n", "c.py": ""}, ["c.py is an orphan: nothing generates it"]),
        ):
            with self.subTest(found=found):
                self.assertEqual(differences(wanted, found), sentences)

    def test_writing_replaces_removes_and_leaves_no_difference(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            write(folder, {"old.py": "", "kept/a.py": "1\n"})
            wanted = {"kept/a.py": "2\n", "new.py": "현재가\n"}
            write(folder, wanted)
            self.assertEqual(present(folder), wanted)


if __name__ == "__main__":
    unittest.main()
